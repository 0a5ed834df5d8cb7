#include "screen.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Event;
using mend::window::EventKind;
using mend::window::Key;

namespace {

struct Person {
  std::vector<std::string> pressed;
  std::string text;
  std::string page_id = "page";
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page(page_id));
    ui.heading(words("A page"));
    // Another page has another control at the same place.
    const std::string first = page_id == "page" ? "one" : "next-one";
    if (ui.button(first, words("One"))) pressed.emplace_back(page_id + " one");
    if (ui.button("two", words("Two"))) pressed.emplace_back(page_id + " two");
    if (const auto now = ui.text_line("words", words("Words"), text)) text = *now;
    ui.end_page();
  }};

  void strike(Key key, std::uint64_t time_ms) {
    down(key, time_ms, false);
    screen.key_up(key, time_ms + 20);
  }
  void down(Key key, std::uint64_t time_ms, bool repeat) {
    Event event;
    event.kind = EventKind::key_down;
    event.key = key;
    event.repeat = repeat;
    event.time_ms = time_ms;
    screen.send(event);
  }
  void letter(const std::string& text_now, std::uint64_t time_ms) {
    Event event;
    event.kind = EventKind::text;
    event.text = text_now;
    event.time_ms = time_ms;
    screen.send(event);
  }
  /// What a keyboard sends for a letter that is held: its repeats, each with its text.
  void hold_letter(const std::string& text_now, std::uint64_t from_ms, std::uint64_t to_ms) {
    down(Key::other, from_ms, false);
    letter(text_now, from_ms);
    for (std::uint64_t now = from_ms + 250; now <= to_ms; now += 50) {
      down(Key::other, now, true);
      letter(text_now, now);
    }
    screen.key_up(Key::other, to_ms + 10);
  }
  void tap(const std::string& id, std::uint64_t time_ms) {
    const Rect rect = screen.get(id).rect;
    Event event;
    event.pointer = mend::window::Pointer::touch;
    event.x = rect.x + 9;
    event.y = rect.y + 9;
    for (const EventKind kind : {EventKind::pointer_down, EventKind::pointer_up}) {
      event.kind = kind;
      event.time_ms = time_ms;
      screen.send(event);
      time_ms += 30;
    }
  }
};

using Pressed = std::vector<std::string>;

}  // namespace

TEST_CASE("a key that is held moves the focus, the page and the choice once") {
  Person person;
  person.down(Key::tab, 1000, false);
  for (std::uint64_t now = 1250; now < 9000; now += 33) person.down(Key::tab, now, true);
  CHECK(person.screen.focus() == "one");
}

TEST_CASE("a held letter repeats in a text field only after the time that is set, or never") {
  Person person;
  person.screen.press("words");
  person.hold_letter("a", 1000, 1450);
  CHECK(person.text == "a");
  person.hold_letter("b", 3000, 3700);
  CHECK(person.text == "abbbbbb");
  person.text.clear();
  person.screen.draw();
  person.screen.ui().set_handling({.repeat_after_ms = 2000});
  person.hold_letter("c", 10000, 11900);
  CHECK(person.text == "c");
  person.screen.ui().set_handling({.repeat_after_ms = 0});
  person.hold_letter("d", 20000, 29000);
  CHECK(person.text == "cd");
}

TEST_CASE("a held Backspace deletes on in a text field, and so it can be turned off") {
  Person person;
  person.text = "abcdefghij";
  person.screen.draw();
  person.screen.press("words");
  person.screen.key(Key::end);
  person.down(Key::backspace, 1000, false);
  for (std::uint64_t now = 1400; now <= 1600; now += 50) person.down(Key::backspace, now, true);
  CHECK(person.text == "abcdef");
}

TEST_CASE("letters typed after a key that is held and ignored are not lost") {
  Person person;
  person.screen.press("words");
  person.screen.ui().set_handling({.repeat_after_ms = 0});
  person.hold_letter("a", 1000, 1300);
  person.letter("b", 1400);
  CHECK(person.text == "ab");
}

TEST_CASE("without the guard the same key, letter or target twice at once counts twice") {
  Person person;
  person.screen.press("words");
  person.letter("e", 1000);
  person.letter("e", 1001);
  CHECK(person.text == "ee");
  person.tap("one", 1100);
  person.tap("one", 1150);
  CHECK(person.pressed == Pressed{"page one", "page one"});
}

TEST_CASE("with the guard, a trembling hand strikes each key, letter and target once") {
  Person person;
  person.screen.ui().set_handling({.double_press_ms = 500});
  person.screen.press("words");
  for (const std::uint64_t now : {1000U, 1100U, 1500U}) person.letter("e", now);
  CHECK(person.text == "e");
  person.letter("f", 1550);
  person.letter("e", 2600);
  CHECK(person.text == "efe");
  person.tap("one", 3000);
  person.tap("one", 3200);
  CHECK(person.pressed == Pressed{"page one"});
  person.tap("one", 4000);
  CHECK(person.pressed.size() == 2);
  person.tap("two", 4100);
  CHECK(person.pressed.back() == "page two");
  person.strike(Key::enter, 5000);
  person.strike(Key::enter, 5100);
  CHECK(person.pressed.size() == 4);
  person.strike(Key::tab, 6000);
  person.strike(Key::tab, 6300);
  CHECK(person.screen.focus() == "words");
}

TEST_CASE("with the guard, the second strike of a tremor does not press what the next page has there") {
  Person person;
  person.screen.ui().set_handling({.double_press_ms = 500});
  person.tap("one", 1000);
  person.page_id = "next";
  person.screen.draw();
  person.tap("next-one", 1300);
  CHECK(person.pressed == Pressed{"page one"});
  person.tap("next-one", 2000);
  CHECK(person.pressed == Pressed{"page one", "next one"});
}
