#include "i18n/keyboard/board.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

using namespace mend::keyboard;

namespace {

constexpr Sheet kSheets[] = {Sheet::letters, Sheet::shifted, Sheet::more, Sheet::more_shifted,
                             Sheet::numbers};

std::map<std::string, int> counted(const std::vector<std::vector<Row>>& pages) {
  std::map<std::string, int> keys;
  for (const auto& page : pages) {
    for (const Row& row : page) {
      for (const Key& key : row) {
        if (!key.types.empty()) ++keys[key.types];
      }
    }
  }
  return keys;
}

}  // namespace

TEST_CASE("no key is lost or doubled, however little room there is") {
  for (const std::string& tag : languages()) {
    const Layout& layout = layout_for(tag);
    for (const Sheet sheet : kSheets) {
      const auto all = counted(pages(layout, sheet, {100, 100}));
      for (const Room room : {Room{13, 4}, Room{12, 3}, Room{10, 3}, Room{7, 2}, Room{1, 1}, Room{0, 0}}) {
        INFO(tag << " " << room.columns << " × " << room.rows);
        const auto fitted = pages(layout, sheet, room);
        CHECK(counted(fitted) == all);
        for (const auto& page : fitted) {
          CHECK(page.size() <= std::max<std::size_t>(room.rows, 1));
          for (const Row& row : page) CHECK(row.size() <= std::max<std::size_t>(room.columns, 1));
        }
      }
    }
  }
}

TEST_CASE("where there is room, rows stand as on a keyboard of keys") {
  const auto fitted = pages(layout_for("en"), Sheet::letters, {12, 4});
  REQUIRE(fitted.size() == 1);
  REQUIRE(fitted[0].size() == 3);
  CHECK(fitted[0][0].size() == 10);
  CHECK(fitted[0][1].size() == 9);
}

TEST_CASE("with little room letters stay on one page as long as they can") {
  CHECK(pages(layout_for("hi"), Sheet::letters, {10, 4}).size() == 1);
  CHECK(pages(layout_for("th"), Sheet::letters, {12, 4}).size() == 1);
}

TEST_CASE("the digits stand in one row") {
  const auto fitted = pages(layout_for("ar"), Sheet::numbers, {12, 3});
  REQUIRE(fitted[0][0].size() == 10);
  CHECK(fitted[0][0].back().types == "0");
}
