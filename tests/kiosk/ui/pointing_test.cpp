#include "screen.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Event;
using mend::window::EventKind;
using mend::window::Pointer;

namespace {

struct Fingers {
  std::vector<std::string> pressed;
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("A page"));
    if (ui.button("one", words("One"))) pressed.emplace_back("one");
    if (ui.button("two", words("Two"))) pressed.emplace_back("two");
    ui.end_page();
  }};

  void finger(EventKind kind, std::int64_t number, const std::string& id, std::uint64_t time_ms = 0) {
    const Rect rect = screen.get(id).rect;
    Event event;
    event.kind = kind;
    event.pointer = Pointer::touch;
    event.finger = number;
    event.x = rect.x + 9;
    event.y = rect.y + 9;
    event.time_ms = time_ms;
    screen.send(event);
  }
};

using Pressed = std::vector<std::string>;

}  // namespace

TEST_CASE("a second finger, or a palm that comes after it, neither presses nor takes the first one's press") {
  Fingers hand;
  hand.finger(EventKind::pointer_down, 1, "one");
  hand.finger(EventKind::pointer_down, 2, "two");
  hand.finger(EventKind::pointer_move, 2, "two");
  hand.finger(EventKind::pointer_up, 2, "two");
  CHECK(hand.pressed.empty());
  hand.finger(EventKind::pointer_up, 1, "one");
  CHECK(hand.pressed == Pressed{"one"});
}

TEST_CASE("when the first finger is lifted, another one can press") {
  Fingers hand;
  hand.finger(EventKind::pointer_down, 1, "one");
  hand.finger(EventKind::pointer_up, 1, "one");
  hand.finger(EventKind::pointer_down, 2, "two");
  hand.finger(EventKind::pointer_up, 2, "two");
  CHECK(hand.pressed == Pressed{"one", "two"});
}

TEST_CASE("a finger whose lifting was never told does not lock the screen") {
  Fingers hand;
  hand.finger(EventKind::pointer_down, 1, "one", 1000);
  hand.finger(EventKind::pointer_down, 2, "two", 5000);
  hand.finger(EventKind::pointer_up, 2, "two", 5050);
  CHECK(hand.pressed.empty());
  hand.finger(EventKind::pointer_down, 3, "two", 20000);
  hand.finger(EventKind::pointer_up, 3, "two", 20050);
  CHECK(hand.pressed == Pressed{"two"});
}

TEST_CASE("a finger that the system takes away presses nothing") {
  Fingers hand;
  hand.finger(EventKind::pointer_down, 1, "one");
  hand.finger(EventKind::pointer_cancel, 1, "one");
  hand.finger(EventKind::pointer_up, 1, "one");
  CHECK(hand.pressed.empty());
}
