#include "i18n/keyboard/pinyin.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace mend::keyboard;

namespace {

std::string first(std::string_view typed, std::size_t count) {
  std::string text;
  for (const Candidate& candidate : candidates(typed)) {
    if (count-- == 0) break;
    text += candidate.character;
  }
  return text;
}

const Candidate* find(const std::vector<Candidate>& list, std::string_view character) {
  const auto at =
      std::find_if(list.begin(), list.end(), [&](const Candidate& c) { return c.character == character; });
  return at == list.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("frequent characters are offered first") {
  CHECK(first("de", 1) == "的");
  CHECK(first("wo", 1) == "我");
  CHECK(first("ni", 1) == "你");
  CHECK(first("shi", 3).find("是") != std::string::npos);
  CHECK(first("zhong", 1) == "中");
}

TEST_CASE("ü is typed as v") {
  CHECK(first("nv", 1) == "女");
  CHECK(first("lv", 4).find("绿") != std::string::npos);
}

TEST_CASE("a character read in two ways is found by both") {
  const auto hang = candidates("hang");
  const auto xing = candidates("xing");
  CHECK(find(hang, "行"));
  CHECK(find(xing, "行"));
}

TEST_CASE("a syllable that is only begun offers what it may become") {
  const auto begun = candidates("zho");
  REQUIRE_FALSE(begun.empty());
  const Candidate* middle = find(begun, "中");
  REQUIRE(middle);
  CHECK(middle->letters == 3);
}

TEST_CASE("of several syllables the first is offered, the longest before the shorter") {
  const auto both = candidates("fangan");
  const Candidate* square = find(both, "方");
  const Candidate* against = find(both, "反");
  REQUIRE(square);
  REQUIRE(against);
  CHECK(square->letters == 4);
  CHECK(against->letters == 3);
  CHECK(square < against);
  CHECK(candidates("nihao").front().letters == 2);
}

TEST_CASE("what is no sound offers nothing") {
  CHECK(candidates("").empty());
  CHECK(candidates("vvv").empty());
  CHECK(candidates("1").empty());
  CHECK(candidates("\xFF\xFE").empty());
  CHECK(candidates("Ni").empty());
  CHECK(candidates(std::string(10'000, 'n')).size() < 500);
}

TEST_CASE("no more than the letters typed are taken, and each character is whole") {
  for (const std::string& syllable : syllables()) {
    std::set<std::string_view> once;
    for (const Candidate& candidate : candidates(syllable)) {
      CHECK(candidate.letters <= syllable.size());
      CHECK(candidate.letters > 0);
      CHECK(static_cast<unsigned char>(candidate.character.front()) >= 0xE0);
      if (candidate.letters == syllable.size()) once.insert(candidate.character);
    }
    CHECK_FALSE(once.empty());
  }
}
