// Details and tabs.
#include "screen.h"

#include <array>
#include <catch2/catch.hpp>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

TEST_CASE("details are there when asked for, and say whether they are") {
  bool open = false;
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("A page"));
    const std::array<Words, 1> body{words("Harm is what hurts somebody.")};
    if (ui.details("harm", words("What does harm mean?"), body, open)) open = !open;
    ui.end_page();
  });
  CHECK(screen.tree().all(Role::text, "Harm is what hurts somebody.").empty());
  CHECK_FALSE(screen.get("harm").states.expanded);
  CHECK(screen.get("harm").controls == "harm/body");
  screen.press(Role::button, "What does harm mean?");
  CHECK(screen.get("harm").states.expanded);
  CHECK(screen.get(Role::text, "Harm is what hurts somebody.").parent);
  screen.key(Key::space);
  CHECK_FALSE(screen.get("harm").states.expanded);
}

namespace {

struct Tabs {
  std::size_t selected = 0;
  TextSize size = TextSize::normal;
  std::string language = "en";
  Screen screen{[this](Ui& ui) {
    Page frame = page("tabs", language);
    frame.look.text_size = size;
    ui.begin_page(frame);
    ui.heading(words("A page"));
    const std::array<Tab, 3> tabs{
        {{"today", words("Today")}, {"week", words("This week")}, {"later", words("Some time later")}}};
    if (const auto now = ui.begin_tabs("when", words("When"), tabs, selected)) selected = *now;
    ui.button("in", words("On the sheet"));
    ui.end_tabs();
    ui.button("after", words("After it"));
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("one sheet is shown, and its tab says so") {
  Tabs page;
  CHECK(page.screen.get(Role::tab, "Today").states.selected);
  page.screen.press(Role::tab, "This week");
  CHECK(page.selected == 1);
  page.screen.draw();
  const Node& tab = page.screen.get(Role::tab, "This week");
  CHECK(tab.states.selected);
  CHECK(tab.position == 2);
  CHECK(tab.count == 3);
  CHECK(page.screen.get(tab.controls).role == Role::tab_panel);
  CHECK(page.screen.get(tab.controls).name == "This week");
}

TEST_CASE("Tab stops once at the tabs, arrows change the sheet, and what follows stands outside it") {
  Tabs page;
  page.screen.key(Key::tab);
  CHECK(page.screen.focus() == "when/today");
  page.screen.key(Key::right);
  CHECK(page.selected == 1);
  page.screen.key(Key::tab);
  CHECK(page.screen.focus() == "in");
  page.screen.key(Key::tab);
  CHECK(page.screen.focus() == "after");
  const Rect sheet = page.screen.get("when/sheet").rect;
  const Rect in = page.screen.get("in").rect;
  CHECK(in.x > sheet.x);
  CHECK(in.bottom() < sheet.bottom());
  CHECK(page.screen.get("after").rect.y > sheet.bottom());
  CHECK(page.screen.get("after").rect.x == sheet.x);
}

TEST_CASE("tabs that find no room beside each other stand one below the other") {
  Tabs page;
  page.size = TextSize::huge;
  page.screen.draw();
  CHECK(page.screen.get("when/week").rect.y >= page.screen.get("when/today").rect.bottom() + 8);
  CHECK(page.screen.get("when/later").rect.right() <= 1280);
}

TEST_CASE("tabs and their sheet are mirrored where lines start on the right") {
  Tabs left;
  Tabs right;
  right.language = "ar";
  right.screen.draw();
  for (const auto* id : {"when/today", "when/sheet", "in", "after"}) {
    const Rect rect = right.screen.get(id).rect;
    CHECK(1280 - rect.right() == Approx(left.screen.get(id).rect.x).margin(1));
  }
}
