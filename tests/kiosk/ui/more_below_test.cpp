#include "screen.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Long {
  int lines = 60;
  Screen screen{[this](Ui& ui) {
    Page frame = page("long");
    frame.more_below = words("More below");
    ui.begin_page(frame);
    ui.heading(words("A long page"));
    for (int i = 0; i < lines; ++i) ui.paragraph(words("Line " + std::to_string(i)));
    ui.button("end", words("The end"));
    ui.end_page();
  }};
  [[nodiscard]] bool in_sight(std::string_view id) const {
    const Rect rect = screen.get(id).rect;
    const Rect& view = screen.tree().viewport;
    return rect.y >= view.y && rect.bottom() <= view.bottom();
  }
};

}  // namespace

TEST_CASE("a page that goes on under the fold says so, and no other page does") {
  Long page;
  const Node& more = page.screen.get(Role::button, "More below");
  CHECK_FALSE(more.scrolls);
  CHECK(more.rect.y >= page.screen.tree().viewport.bottom());
  page.lines = 2;
  page.screen.draw();
  CHECK_FALSE(page.screen.tree().find("more-below"));
}

TEST_CASE("pressing More below again and again leads to the end, where it is gone") {
  Long page;
  int presses = 0;
  while (page.screen.tree().find("more-below") && presses < 30) {
    page.screen.press("more-below");
    ++presses;
  }
  CHECK(presses > 1);
  CHECK(presses < 10);
  CHECK(page.in_sight("end"));
  page.screen.key(Key::home);
  CHECK(page.screen.tree().find("more-below"));
}

TEST_CASE("who goes down by key is at the end of the page when the end is reached") {
  Long page;
  page.screen.key(Key::tab);
  page.screen.key(Key::home);
  page.screen.key(Key::tab);
  REQUIRE(page.screen.focus() == "more-below");
  for (int i = 0; i < 20 && page.screen.focus() == "more-below"; ++i) page.screen.key(Key::enter);
  CHECK(page.screen.focus() == "end");
  CHECK(page.in_sight("end"));
}
