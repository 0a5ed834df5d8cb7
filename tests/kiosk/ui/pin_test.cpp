#include "screen.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Pin {
  std::optional<std::string> submitted;
  PinRules rules;
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page("pin"));
    ui.heading(words("Hello"));
    const PinWords says{
        words("Enter your PIN"), words("Erase"), words("Continue"),
        [](std::size_t count, std::size_t) { return words(std::string(count, '*') + " entered"); }};
    if (const auto digits = ui.pin_pad("pin", says, rules)) {
      submitted = std::string(mend::base::as_text(digits->view()));
    }
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("a PIN is pressed on the pad and submitted once") {
  Pin pin;
  for (const char* key : {"4", "0", "7", "7"}) pin.screen.press(Role::button, key);
  CHECK_FALSE(pin.submitted);
  pin.screen.press(Role::button, "Continue");
  CHECK(pin.submitted == "4077");
  pin.submitted.reset();
  pin.screen.press(Role::button, "Continue");
  CHECK(pin.submitted == "");
}

TEST_CASE("a PIN can be typed at once and sent with Enter") {
  Pin pin;
  pin.screen.type("12");
  pin.screen.type("x34");
  pin.screen.press(Role::textbox, "Enter your PIN");
  pin.screen.key(Key::backspace);
  pin.screen.type("9");
  pin.screen.key(Key::enter);
  CHECK(pin.submitted == "1239");
}

TEST_CASE("no digit of a PIN is ever in the tree, by value, by focus or by state") {
  Pin pin;
  const std::string before = to_text(pin.screen.tree());
  pin.screen.press(Role::button, "7");
  const std::string after_seven = to_text(pin.screen.tree());
  pin.screen.press(Role::button, "Erase");
  pin.screen.press(Role::button, "3");
  CHECK(after_seven == to_text(pin.screen.tree()));
  CHECK(pin.screen.get("pin").value == "* entered");
  CHECK(pin.screen.get("pin").states.is_private);
  pin.screen.type("999");
  CHECK(pin.screen.get("pin").value == "**** entered");
  for (const Node& node : pin.screen.tree().nodes) {
    CHECK(node.value.find('9') == std::string::npos);
    CHECK(node.value.find('3') == std::string::npos);
  }
}

TEST_CASE("equal numbers of digits look equal") {
  Pin pin;
  pin.screen.type("1111");
  const auto first = pixels(pin.screen).pixels;
  for (int i = 0; i < 4; ++i) pin.screen.press(Role::button, "Erase");
  pin.screen.type("8320");
  CHECK(pixels(pin.screen).pixels == first);
}

TEST_CASE("typed digits do not survive a change of page or of resident") {
  Pin pin;
  pin.screen.type("1234");
  pin.screen.ui().reset();
  pin.screen.draw();
  CHECK(pin.screen.get("pin").value == " entered");
  pin.screen.press(Role::button, "Continue");
  CHECK(pin.submitted == "");
}

TEST_CASE("more digits than a PIN has are not taken") {
  Pin pin;
  pin.rules.most = 6;
  pin.screen.type("123456789");
  pin.screen.press(Role::button, "Continue");
  CHECK(pin.submitted == "123456");
}
