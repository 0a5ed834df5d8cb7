#include "screen.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

/// Three buttons, one of them far below the fold, and what was pressed.
struct Buttons {
  std::vector<std::string> pressed;
  int lines = 0;
  std::string page_id = "page";
  bool back = true;
  Screen screen{[this](Ui& ui) {
    Page frame = page(page_id);
    if (back) frame.back = words("Back");
    ui.begin_page(frame);
    if (ui.help_pressed()) pressed.emplace_back("help");
    if (ui.hide_pressed()) pressed.emplace_back("hide");
    if (ui.back_pressed()) pressed.emplace_back("back");
    ui.heading(words("A page"));
    if (ui.button("one", words("One"))) pressed.emplace_back("one");
    if (ui.button("two", words("Two"), ButtonStyle::secondary)) pressed.emplace_back("two");
    for (int i = 0; i < lines; ++i) ui.paragraph(words("A line of words that takes room."));
    if (ui.button("three", words("Three"), ButtonStyle::warning)) pressed.emplace_back("three");
    ui.end_page();
  }};
};

using Pressed = std::vector<std::string>;

}  // namespace

TEST_CASE("a button acts on release, and only when finger and button still meet") {
  Buttons page;
  const Rect rect = page.screen.get(Role::button, "One").rect;
  const float x = rect.x + 5;
  const float y = rect.y + 5;
  mend::window::Event event;
  event.kind = mend::window::EventKind::pointer_down;
  event.x = x;
  event.y = y;
  page.screen.send(event);
  CHECK(page.pressed.empty());
  event.kind = mend::window::EventKind::pointer_up;
  event.x = x - 200;
  page.screen.send(event);
  CHECK(page.pressed.empty());
  page.screen.press(Role::button, "One");
  CHECK(page.pressed == Pressed{"one"});
}

TEST_CASE("two presses that come at once are two presses") {
  Buttons page;
  const Rect one = page.screen.get("one").rect;
  const Rect two = page.screen.get("two").rect;
  for (const Rect& rect : {one, two, one}) {
    mend::window::Event event;
    event.x = rect.x + 9;
    event.y = rect.y + 9;
    event.kind = mend::window::EventKind::pointer_down;
    page.screen.ui().input(event);
    event.kind = mend::window::EventKind::pointer_up;
    page.screen.ui().input(event);
  }
  page.screen.draw();
  CHECK(page.pressed == Pressed{"one", "two", "one"});
}

TEST_CASE("Tab goes through the page in reading order and back, without a trap") {
  Buttons page;
  CHECK(page.screen.focus() == "heading");
  std::vector<std::string> order;
  for (int i = 0; i < 6; ++i) {
    page.screen.key(Key::tab);
    order.push_back(page.screen.focus());
  }
  CHECK(order == std::vector<std::string>{"one", "two", "three", "hide", "help", "back"});
  page.screen.key(Key::tab, {.shift = true});
  CHECK(page.screen.focus() == "help");
}

TEST_CASE("Enter and Space press what has the focus, once, however long they are held") {
  Buttons page;
  page.screen.key(Key::tab);
  page.screen.key_down(Key::enter);
  for (int i = 0; i < 5; ++i) page.screen.key_down(Key::enter, true);
  CHECK(page.pressed.empty());
  page.screen.key_up(Key::enter);
  CHECK(page.pressed == Pressed{"one"});
  page.screen.key(Key::space);
  CHECK(page.pressed == Pressed{"one", "one"});
}

TEST_CASE("a key held while the page changes presses nothing on the next page") {
  Buttons page;
  page.screen.key(Key::tab);
  page.screen.key_down(Key::enter);
  page.page_id = "next";
  page.screen.draw();
  page.screen.key_down(Key::enter, true);
  page.screen.key_up(Key::enter);
  CHECK(page.pressed.empty());
  CHECK(page.screen.focus() == "heading");
  page.screen.key(Key::tab);
  page.screen.key_down(Key::enter, true);
  page.screen.key_up(Key::enter);
  CHECK(page.pressed.empty());
}

TEST_CASE("help is one key away on every page, as are hiding and going back") {
  Buttons page;
  page.screen.key(Key::f1);
  page.screen.key(Key::f2);
  page.screen.key(Key::escape);
  CHECK(page.pressed == Pressed{"help", "hide", "back"});
  page.pressed.clear();
  page.back = false;
  page.screen.draw();
  page.screen.key(Key::escape);
  CHECK(page.pressed.empty());
  page.screen.press(Role::button, "Get help now");
  CHECK(page.pressed == Pressed{"help"});
}

TEST_CASE("Shift three times in five seconds hides the screen, and typing capitals does not") {
  Buttons page;
  const auto shift = [&](std::uint64_t time) {
    page.screen.key_down(Key::shift);
    page.screen.key_up(Key::shift, time);
  };
  shift(1000);
  shift(2000);
  page.screen.key_down(Key::shift);
  page.screen.key_down(Key::other);
  page.screen.key_up(Key::shift, 2500);
  shift(3000);
  CHECK(page.pressed.empty());
  shift(9000);
  shift(9500);
  CHECK(page.pressed.empty());
  shift(9900);
  CHECK(page.pressed == Pressed{"hide"});
}

TEST_CASE("the focus scrolls into view, and help stays where it was") {
  Buttons page;
  page.lines = 60;
  page.screen.draw();
  const Rect help = page.screen.get("help").rect;
  CHECK(page.screen.get("three").rect.y > page.screen.tree().viewport.bottom());
  for (int i = 0; i < 3; ++i) page.screen.key(Key::tab);
  CHECK(page.screen.focus() == "three");
  CHECK(page.screen.get("three").rect.bottom() <= page.screen.tree().viewport.bottom());
  CHECK(page.screen.get("help").rect == help);
}

TEST_CASE("a page scrolls by keys, wheel, finger and bar, and a drag presses nothing") {
  Buttons page;
  page.lines = 60;
  page.screen.draw();
  const auto top = [&] { return page.screen.get("heading").rect.y; };
  const float start = top();
  page.screen.key(Key::page_down);
  CHECK(top() < start - 300);
  page.screen.key(Key::home);
  CHECK(top() == start);
  page.screen.wheel(-2);
  CHECK(top() == start - 180);
  page.screen.wheel(2);
  const Rect one = page.screen.get("one").rect;
  page.screen.drag(one.x + 10, one.y + 10, one.y - 190);
  CHECK(top() == start - 200);
  CHECK(page.pressed.empty());
  const Rect view = page.screen.tree().viewport;
  page.screen.touch(view.right() - 5, view.bottom() - 2);
  CHECK(page.screen.get("three").rect.bottom() <= view.bottom());
}

TEST_CASE("what is scrolled under the bar cannot be pressed there") {
  Buttons page;
  page.lines = 60;
  page.screen.draw();
  page.screen.wheel(-2);
  const Rect one = page.screen.get("one").rect;
  REQUIRE(one.y < page.screen.tree().viewport.y);
  page.screen.touch(one.x + 10, page.screen.tree().viewport.y - 6);
  CHECK(page.pressed.empty());
}

TEST_CASE("tiles are pressed by name, and arrows walk their grid") {
  std::optional<std::size_t> pressed;
  const std::array<ResidentTile, 5> tiles{{{"a", personal_words("Sam"), Picture::boat},
                                           {"b", personal_words("Ash"), Picture::leaf},
                                           {"c", personal_words("أحمد"), Picture::tree},
                                           {"d", personal_words("Leo"), Picture::sun},
                                           {"e", personal_words("Jo"), Picture::key}}};
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Who?"));
    if (const auto now = ui.resident_tiles("who", tiles)) pressed = now;
    ui.end_page();
  });
  screen.press(Role::button, "أحمد");
  CHECK(pressed == 2U);
  screen.key(Key::down);
  CHECK(screen.focus() == "who/c");
  screen.key(Key::left);
  CHECK(screen.focus() == "who/b");
  screen.key(Key::left);
  screen.key(Key::down);
  CHECK(screen.focus() == "who/e");
}

TEST_CASE("buttons of a row stand side by side, and below each other when there is no room") {
  const auto draw = [](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Row"));
    ui.begin_row();
    ui.button("one", words("One"));
    ui.button("two", words("A button with a good many words on it"), ButtonStyle::secondary);
    ui.end_row();
    ui.button("three", words("Three"));
    ui.end_page();
  };
  Screen wide(draw);
  CHECK(wide.get("one").rect.y == wide.get("two").rect.y);
  CHECK(wide.get("two").rect.x >= wide.get("one").rect.right() + 10);
  CHECK(wide.get("three").rect.y > wide.get("two").rect.bottom());
  Screen narrow(draw, {420, 700});
  CHECK(narrow.get("two").rect.y >= narrow.get("one").rect.bottom() + 10);
  CHECK(narrow.get("two").rect.right() <= 420);
}
