#include "screen.h"

#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Wing {
  std::optional<std::size_t> chosen;
  bool backs = false;
  std::string language = "en";
  Screen screen{[this](Ui& ui) {
    Page frame = page("wing", language);
    frame.back = words("Back");
    ui.begin_page(frame);
    if (ui.back_pressed()) backs = true;
    ui.heading(words("A page"));
    const std::array<Option, 4> options{{{"a", words("Ash wing")},
                                         {"b", words("Birch wing")},
                                         {"c", words("Beech wing")},
                                         {"d", words("Oak wing")}}};
    if (const auto now = ui.select("wing", words("Where do you live?"), options, chosen,
                                   {words("Choose one"), words("Close")}))
      chosen = now;
    ui.button("continue", words("Continue"));
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("nothing is chosen beforehand, and the closed list shows no choices") {
  Wing page;
  CHECK(page.screen.get("wing").value == "Choose one");
  CHECK_FALSE(page.screen.get("wing").states.expanded);
  CHECK_FALSE(page.screen.tree().find("wing/a"));
}

TEST_CASE("a touch opens the list, another chooses and closes it") {
  Wing page;
  page.screen.press("wing");
  CHECK(page.screen.get("wing").states.expanded);
  CHECK(page.screen.get("wing/c").position == 3);
  CHECK(page.screen.get("wing/c").count == 4);
  CHECK(page.screen.get("continue").rect.y > page.screen.get("wing/d").rect.bottom());
  page.screen.press(Role::option, "Beech wing");
  CHECK(page.chosen == 2U);
  page.screen.draw();
  CHECK(page.screen.get("wing").value == "Beech wing");
  CHECK_FALSE(page.screen.tree().find("wing/a"));
  CHECK(page.screen.focus() == "wing");
}

TEST_CASE("keys alone open, move, find by letters, choose and close") {
  Wing page;
  page.screen.key(Key::tab);
  REQUIRE(page.screen.focus() == "wing");
  page.screen.key(Key::enter);
  CHECK(page.screen.focus() == "wing/a");
  page.screen.key(Key::down);
  CHECK(page.screen.focus() == "wing/b");
  CHECK_FALSE(page.chosen);
  page.screen.key(Key::end);
  CHECK(page.screen.focus() == "wing/d");
  page.screen.type("b");
  CHECK(page.screen.focus() == "wing/b");
  page.screen.key(Key::enter);
  CHECK(page.chosen == 1U);
  CHECK(page.screen.focus() == "wing");
}

TEST_CASE("Escape closes the list and chooses nothing; only the next one leaves the page") {
  Wing page;
  page.screen.press("wing");
  page.screen.key(Key::escape);
  CHECK_FALSE(page.screen.get("wing").states.expanded);
  CHECK_FALSE(page.chosen);
  CHECK_FALSE(page.backs);
  CHECK(page.screen.focus() == "wing");
  page.screen.key(Key::escape);
  CHECK(page.backs);
}

TEST_CASE("the list can be closed without Escape, by touch") {
  Wing page;
  page.screen.press("wing");
  page.screen.press(Role::button, "Close");
  CHECK_FALSE(page.screen.get("wing").states.expanded);
  page.screen.press("wing");
  page.screen.press("wing");
  CHECK_FALSE(page.screen.get("wing").states.expanded);
}

TEST_CASE("a list that was open is forgotten with the resident") {
  Wing page;
  page.screen.press("wing");
  page.screen.ui().reset();
  page.screen.draw();
  CHECK_FALSE(page.screen.get("wing").states.expanded);
}
