#include "kiosk/app/display.h"
#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Person;
using tests::Scene;
using ui::Role;

namespace {

float size_of_words(const Person& person) {
  return person.tree().find("heading")->rect.height;
}

bool is_chosen(const Person& person, std::string_view id) {
  const ui::Node* node = person.tree().find(id);
  INFO(id << " in\n" << ui::to_text(person.tree()));
  REQUIRE(node);
  return node->states.checked;
}

}  // namespace

TEST_CASE("every setting changes at once what is on the screen, and is there again the next time") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press_id("home/settings");
  sam.look("90-settings-look");
  for (const auto* id : {"text-size/large", "theme/dark", "spacing/wide", "motion/some"}) {
    sam.press_id(id);
    CAPTURE(id);
    CHECK(is_chosen(sam, id));
  }
  sam.look("91-settings-look-dark");
  sam.press_id("settings/language");
  sam.look("92-settings-language");
  sam.press_id("settings/listen");
  sam.press_id("read-aloud/on");
  sam.press_id("speed/slow");
  sam.look("93-settings-listen");
  sam.press_id("settings/press");
  sam.press_id("keyboard/always");
  sam.press_id("hand/left");
  CHECK(sam.tree().find("foot/read-aloud")->rect.x < 200);
  sam.press_id("double-press/ignored");
  sam.press_id("switch/two");
  sam.look("94-settings-press");
  sam.restart();
  sam.sign_in("Sam");
  sam.press_id("home/settings");
  for (const auto* id : {"text-size/large", "theme/dark", "spacing/wide", "motion/some"})
    CHECK(is_chosen(sam, id));
  sam.press_id("settings/listen");
  CHECK(is_chosen(sam, "read-aloud/on"));
  CHECK(is_chosen(sam, "speed/slow"));
  sam.press_id("settings/press");
  CHECK(is_chosen(sam, "keyboard/always"));
  CHECK(is_chosen(sam, "hand/left"));
  CHECK(is_chosen(sam, "switch/two"));
}

TEST_CASE("what one resident likes is not how the next one finds the screen") {
  Scene scene;
  Person& sam = scene.sam;
  const float usual = size_of_words(sam);
  sam.enrol("Sam");
  sam.press_id("home/settings");
  sam.press_id("text-size/largest");
  sam.press_id("foot/sign-out");
  CHECK(size_of_words(sam) == usual);
  sam.press("عليّ");
  for (const std::string_view digits :
       {std::string_view(tests::Prison::code), std::string_view("1357"), std::string_view("1357")})
    sam.digits(digits);
  sam.leave_first_run();
  sam.press_id("home/settings");
  CHECK(is_chosen(sam, "text-size/normal"));
}

TEST_CASE(
    "size and colours can be found before signing in, go with the person, and end at the next sign-out") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press_id("foot/sign-out");
  const float usual = size_of_words(sam);
  sam.press_id("foot/text-size");
  sam.press_id("foot/theme");
  CHECK(size_of_words(sam) > usual);
  sam.look("95-sign-in-large-dark");
  sam.sign_in("Sam");
  sam.press_id("home/settings");
  CHECK(is_chosen(sam, "text-size/large"));
  CHECK(is_chosen(sam, "theme/dark"));
  sam.press_id("foot/sign-out");
  CHECK(size_of_words(sam) == usual);
}

TEST_CASE("two residents of one name are told apart by their pictures, also by those who only hear them") {
  Scene scene;
  const ui::Node* sam = nullptr;
  for (const ui::Node& node : scene.sam.tree().nodes) {
    if (node.name == "Sam" && node.role == Role::button) sam = &node;
  }
  REQUIRE(sam);
  CHECK((sam->description + sam->hint).find("boat") != std::string::npos);
}

TEST_CASE("only a measured display counts: millimetres are worked out from what is shown, or nobody knows") {
  CHECK(app::pixels_per_mm({1280, 800}, {0, 0}) == 0);
  CHECK(app::pixels_per_mm({1280, 800}, {301, 188}) == Approx(4.2525F).margin(0.001));
  // The narrower of the two, so that nothing is smaller than it was promised.
  CHECK(app::pixels_per_mm({1280, 720}, {300, 200}) == Approx(3.6F).margin(0.001));
}
