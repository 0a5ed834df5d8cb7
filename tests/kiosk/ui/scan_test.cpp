#include "kiosk/window/png.h"
#include "writing.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Event;
using mend::window::EventKind;
using mend::window::Key;
using Switches = Handling::Switches;

namespace {

const std::vector<Option> kOptions{{"a", words("Ash")}, {"b", words("Beech")}};

/// A page, somebody with a switch, and a clock that only the test moves.
struct Person {
  std::vector<std::string> pressed;
  std::optional<std::size_t> chosen;
  std::string text;
  std::string page_id = "page";
  int buttons = 2;
  int lines = 0;
  std::uint64_t now = 1000;
  Screen screen{[this](Ui& ui) {
    Page frame = page(page_id);
    frame.back = words("Back");
    ui.begin_page(frame);
    if (ui.help_pressed()) pressed.emplace_back("help");
    if (ui.back_pressed()) pressed.emplace_back("back");
    ui.heading(words("A page"));
    if (const auto which = ui.radios("tree", words("Which tree?"), kOptions, chosen)) chosen = which;
    for (int i = 0; i < lines; ++i) ui.paragraph(words("Line " + std::to_string(i) + " takes room."));
    for (int i = 0; i < buttons; ++i) {
      const std::string id = "button" + std::to_string(i);
      if (ui.button(id, words("Button " + std::to_string(i)))) pressed.push_back(id);
    }
    if (const auto typed = ui.text_line("words", words("Words"), text)) text = *typed;
    ui.end_page();
  }};

  explicit Person(Switches switches) {
    screen.ui().set_handling({.switches = switches, .dwell_ms = 1000});
    at(now);
  }
  void at(std::uint64_t time_ms) {
    now = time_ms;
    screen.ui().turn(now);
    screen.draw();
  }
  /// To the very millisecond at which the mark moves.
  void wait() {
    const auto left = screen.ui().millis_to_change();
    REQUIRE(left);
    at(now + static_cast<std::uint64_t>(*left));
  }
  void press(Key key = Key::f7) {
    Event event;
    event.kind = EventKind::key_down;
    event.key = key;
    event.time_ms = now;
    screen.send(event);
    screen.key_up(key, now);
    screen.ui().turn(now);
  }
  [[nodiscard]] std::vector<std::string> mark() const {
    std::vector<std::string> ids;
    for (const Node& node : screen.tree().nodes) {
      if (node.states.scanned) ids.push_back(node.id);
    }
    return ids;
  }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("with one switch the mark goes by itself over all that can be pressed, and round") {
  Person person(Switches::one);
  std::vector<Ids> order;
  for (int i = 0; i < 9; ++i) {
    order.push_back(person.mark());
    person.wait();
  }
  CHECK(order == std::vector<Ids>{{"tree/a"},
                                  {"tree/b"},
                                  {"button0"},
                                  {"button1"},
                                  {"words"},
                                  {"hide"},
                                  {"back"},
                                  {"help"},
                                  {"tree/a"}});
}

TEST_CASE("the mark rests as long as was set, twice that at first, and moves at no other time") {
  Person person(Switches::one);
  CHECK(person.screen.ui().millis_to_change() == 2000);
  person.at(2999);
  CHECK(person.mark() == Ids{"tree/a"});
  person.at(3000);
  CHECK(person.mark() == Ids{"tree/b"});
  CHECK(person.screen.ui().millis_to_change() == 1000);
  person.at(3400);
  CHECK(person.screen.ui().millis_to_change() == 600);
}

TEST_CASE("the switch presses what the mark stands on, and the time begins anew") {
  Person person(Switches::one);
  person.wait();
  person.at(person.now + 900);
  person.press();
  CHECK(person.chosen == 1U);
  CHECK(person.screen.ui().millis_to_change() == 1000);
  person.wait();
  CHECK(person.mark() == Ids{"button0"});
  person.press();
  CHECK(person.pressed == Ids{"button0"});
}

TEST_CASE("with two switches time does nothing: one moves the mark, the other presses") {
  Person person(Switches::two);
  CHECK(person.mark().empty());
  CHECK_FALSE(person.screen.ui().millis_to_change());
  person.press();
  CHECK(person.mark() == Ids{"tree/a"});
  person.press();
  person.press();
  CHECK(person.mark() == Ids{"button0"});
  CHECK_FALSE(person.screen.ui().millis_to_change());
  person.at(person.now + 60'000);
  CHECK(person.mark() == Ids{"button0"});
  person.press(Key::f8);
  CHECK(person.pressed == Ids{"button0"});
}

TEST_CASE("a long page is scanned by groups, which are entered, and left after their last") {
  Person person(Switches::two);
  person.buttons = 12;
  person.screen.draw();
  person.press();
  CHECK(person.mark() == Ids{"tree/a", "tree/b"});
  person.press();
  CHECK(person.mark() == Ids{"button0", "button1", "button2", "button3", "button4", "button5"});
  person.press(Key::f8);
  CHECK(person.mark() == Ids{"button0"});
  for (int i = 0; i < 5; ++i) person.press();
  CHECK(person.mark() == Ids{"button5"});
  person.press();
  CHECK(person.mark().front() == "button6");
  CHECK(person.pressed.empty());
}

TEST_CASE("help comes round within eight steps of the mark, on however long a page") {
  Person person(Switches::two);
  person.buttons = 120;
  person.screen.draw();
  person.press();
  std::size_t far = 0;
  std::size_t steps = 0;
  for (int i = 0; i < 60; ++i) {
    person.press();
    ++steps;
    if (person.mark() != Ids{"help"}) continue;
    far = std::max(far, steps);
    steps = 0;
  }
  CHECK(far > 0);
  CHECK(far <= 8);
  while (person.mark() != Ids{"help"}) person.press();
  person.press(Key::f8);
  CHECK(person.pressed == Ids{"help"});
}

TEST_CASE("words below the fold come into sight by switch alone, and stay as long as they are read") {
  Person person(Switches::one);
  person.lines = 60;
  person.screen.draw();
  std::vector<bool> seen(60, false);
  const auto look = [&] {
    for (const Node& node : person.screen.tree().nodes) {
      if (node.role != Role::text || !node.scrolls) continue;
      const Rect& view = person.screen.tree().viewport;
      if (node.rect.y >= view.y && node.rect.bottom() <= view.bottom() && node.name.starts_with("Line "))
        seen[static_cast<std::size_t>(std::stoi(node.name.substr(5)))] = true;
    }
  };
  bool held = false;
  do {
    look();
    person.wait();
    if (held || !person.mark().empty()) continue;
    // A place to read: a press holds it, another lets it go on.
    person.press();
    CHECK_FALSE(person.screen.ui().millis_to_change());
    const float top = person.screen.get("heading").rect.y;
    person.at(person.now + 60'000);
    CHECK(person.screen.get("heading").rect.y == top);
    person.press();
    CHECK(person.screen.ui().millis_to_change() == 1000);
    held = true;
  } while (person.mark() != Ids{"tree/a"});
  CHECK(held);
  CHECK(std::count(seen.begin(), seen.end(), false) == 0);
}

TEST_CASE("the thing under the mark is always in sight") {
  Person person(Switches::two);
  person.buttons = 7;
  person.lines = 30;
  person.screen.draw();
  person.press();
  for (int i = 0; i < 12; ++i) {
    for (const std::string& id : person.mark()) {
      const Node& node = person.screen.get(id);
      if (!node.scrolls) continue;
      CHECK(node.rect.y >= person.screen.tree().viewport.y);
      CHECK(node.rect.bottom() <= person.screen.tree().viewport.bottom());
    }
    person.press();
  }
}

TEST_CASE("a finger or a key hides the mark until a switch is pressed, which then presses nothing") {
  Person person(Switches::one);
  person.wait();
  person.screen.key(Key::tab);
  CHECK(person.mark().empty());
  CHECK_FALSE(person.screen.ui().millis_to_change());
  person.press();
  CHECK(person.mark() == Ids{"tree/a"});
  CHECK_FALSE(person.chosen);
  person.screen.touch(5, 500);
  CHECK(person.mark().empty());
}

TEST_CASE("a mark that nobody answers stops after three rounds, and nothing wakes the device") {
  Person person(Switches::one);
  int moves = 0;
  while (person.screen.ui().millis_to_change() && moves < 100) {
    person.wait();
    ++moves;
  }
  CHECK(moves == 24);
  CHECK(person.mark().empty());
  person.press();
  CHECK(person.mark() == Ids{"tree/a"});
}

TEST_CASE("a new page is scanned from its beginning, and a switch still held presses nothing on it") {
  Person person(Switches::one);
  person.wait();
  person.wait();
  person.page_id = "next";
  person.screen.draw();
  person.at(person.now + 10);
  CHECK(person.mark() == Ids{"tree/a"});
  CHECK(person.screen.ui().millis_to_change() == 2000);
  Event held;
  held.kind = EventKind::key_down;
  held.key = Key::f7;
  held.repeat = true;
  held.time_ms = person.now;
  for (int i = 0; i < 5; ++i) person.screen.send(held);
  CHECK_FALSE(person.chosen);
}

TEST_CASE("a text field is focused by switch, so that the keyboard on the screen comes") {
  Person person(Switches::two);
  for (int i = 0; i < 5; ++i) person.press();
  CHECK(person.mark() == Ids{"words"});
  person.press(Key::f8);
  CHECK(person.screen.focus() == "words");
}

TEST_CASE("the rows of a pad of digits are groups, as they look") {
  Screen screen([](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("PIN"));
    ui.pin_pad("pin", {words("PIN"), words("Erase"), words("Continue"),
                       [](std::size_t, std::size_t) { return words("None entered"); }});
    ui.end_page();
  });
  screen.ui().set_handling({.switches = Switches::two});
  const auto press = [&](Key key) { screen.key(key); };
  std::vector<std::size_t> sizes;
  std::vector<std::string> firsts;
  for (int i = 0; i < 6; ++i) {
    press(Key::f7);
    const auto& nodes = screen.tree().nodes;
    sizes.push_back(static_cast<std::size_t>(
        std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.states.scanned; })));
    firsts.push_back(
        std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.states.scanned; })->id);
  }
  CHECK(firsts == std::vector<std::string>{"pin", "pin/1", "pin/4", "pin/7", "pin/0", "pin/submit"});
  CHECK(sizes == std::vector<std::size_t>{1, 3, 3, 3, 2, 1});
}

TEST_CASE("a word is written on the keyboard on the screen with two switches, by rows and then keys") {
  Writing writing;
  Screen& screen = writing.screen;
  screen.ui().set_handling({.switches = Switches::two});
  const auto marked = [&] {
    std::vector<std::string> names;
    for (const Node& node : screen.tree().nodes) {
      if (node.states.scanned) names.push_back(node.name);
    }
    return names;
  };
  const auto choose = [&](const std::string& name) {
    for (int steps = 0; steps < 60; ++steps) {
      const auto mark = marked();
      if (std::find(mark.begin(), mark.end(), name) == mark.end()) {
        screen.key(Key::f7);
        continue;
      }
      CHECK(mark.size() <= 7);
      screen.key(Key::f8);
      if (mark.size() == 1) return;
    }
    FAIL("The mark never came to " << name << " in\n" << to_text(screen.tree()));
  };
  choose(screen.get("note").name);
  REQUIRE(screen.focus() == "note");
  for (const char* letter : {"t", "e", "a"}) choose(letter);
  CHECK(writing.value == "tea");
  const char* folder = std::getenv("MEND_SHOTS");
  if (folder == nullptr) return;
  screen.key(Key::f7);
  const auto png = mend::window::encode_png(pixels(screen));
  REQUIRE(png);
  std::ofstream(std::string(folder) + "/scan-keyboard.png", std::ios::binary)
      .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
}
