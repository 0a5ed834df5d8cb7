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

struct OneFinger {
  Screen screen{[](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("A page"));
    ui.button("one", words("One"));
    ui.button("two", words("Two"));
    ui.text_line("words", words("Words"), "abc");
    ui.end_page();
  }};
  void strike(Key key, std::uint64_t time_ms) {
    Event event;
    event.kind = EventKind::key_down;
    event.key = key;
    event.time_ms = time_ms;
    screen.send(event);
    screen.key_up(key, time_ms);
  }
};

}  // namespace

TEST_CASE("Shift pressed and let go holds for the next key, so that nothing needs two keys at once") {
  OneFinger hand;
  hand.strike(Key::tab, 1000);
  hand.strike(Key::tab, 1100);
  CHECK(hand.screen.focus() == "two");
  hand.strike(Key::shift, 1200);
  hand.strike(Key::tab, 1300);
  CHECK(hand.screen.focus() == "one");
  hand.strike(Key::tab, 1400);
  CHECK(hand.screen.focus() == "two");
}

TEST_CASE("Shift pressed long ago by mistake turns no later key round") {
  OneFinger hand;
  hand.strike(Key::tab, 1000);
  hand.strike(Key::shift, 1200);
  hand.strike(Key::tab, 9000);
  CHECK(hand.screen.focus() == "two");
}
