#include "screen.h"

#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

const std::array<Option, 3> kOptions{{{"a", words("Ash")}, {"b", words("Beech")}, {"c", words("Birch")}}};

struct Walk {
  std::optional<std::size_t> chosen;
  std::size_t tab = 0;
  std::string language = "en";
  int lines = 0;
  Screen screen{[this](Ui& ui) {
    Page frame = page("page", language);
    frame.back = words("Back");
    ui.begin_page(frame);
    ui.heading(words("Trees"));
    const std::array<Tab, 3> tabs{{{"x", words("Leaf")}, {"y", words("Bark")}, {"z", words("Root")}}};
    if (const auto now = ui.begin_tabs("tabs", words("Parts"), tabs, tab)) tab = *now;
    ui.paragraph(words("What it looks like."));
    ui.end_tabs();
    if (const auto now = ui.radios("tree", words("Which?"), kOptions, chosen)) chosen = *now;
    for (int i = 0; i < lines; ++i) ui.paragraph(words("A line of words that takes room."));
    ui.button("go", words("Go on"));
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("Home and End lead to the first and last of what is chosen from, else to the ends of the page") {
  Walk walk;
  walk.screen.press(Role::radio, "Beech");
  walk.screen.key(Key::end);
  CHECK(walk.screen.focus() == "tree/c");
  CHECK(walk.chosen == 2U);
  walk.screen.key(Key::home);
  CHECK(walk.screen.focus() == "tree/a");
  CHECK(walk.chosen == 0U);
  walk.lines = 40;
  walk.screen.draw();
  const float top = walk.screen.get("heading").rect.y;
  walk.screen.ui().focus("go");
  walk.screen.draw();
  CHECK(walk.screen.get("heading").rect.y < top - 200);
  walk.screen.key(Key::home);
  CHECK(walk.screen.get("heading").rect.y == top);
  walk.screen.key(Key::end);
  CHECK(walk.screen.get("go").rect.bottom() <= walk.screen.tree().viewport.bottom());
}

TEST_CASE("arrows go round the tabs and show each sheet, Tab goes past them") {
  Walk walk;
  walk.screen.key(Key::tab);
  CHECK(walk.screen.focus() == "tabs/x");
  walk.screen.key(Key::right);
  CHECK(walk.screen.focus() == "tabs/y");
  CHECK(walk.tab == 1);
  walk.screen.key(Key::right);
  walk.screen.key(Key::right);
  CHECK(walk.tab == 0);
  walk.screen.key(Key::end);
  CHECK(walk.tab == 2);
  walk.screen.key(Key::tab);
  CHECK(walk.screen.focus() == "tree/a");
}

TEST_CASE("where lines run from right to left, the left arrow goes forward") {
  Walk walk;
  walk.language = "ar";
  walk.screen.draw();
  walk.screen.key(Key::tab);
  walk.screen.key(Key::left);
  CHECK(walk.screen.focus() == "tabs/y");
}
