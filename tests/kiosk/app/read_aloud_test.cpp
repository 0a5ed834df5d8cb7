#include "scene.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <random>

using namespace mend;
using platform::Headphones;
using tests::Ear;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;
using window::Key;

namespace {

bool heard(const std::string& all, std::string_view words) {
  return all.find(words) != std::string::npos;
}

bool holds_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

/// Finds the way by ear: Tab until the words are heard. The last thing that was said is what has the focus.
void tab_to(Person& person, std::string_view words) {
  (void)person.ear().heard();
  std::string all;
  for (int n = 0; n < 60; ++n) {
    person.key(Key::tab);
    const std::string now = person.ear().heard();
    all += now + "--\n";
    if (heard(now, words)) return;
  }
  FAIL("never heard \"" << words << "\" in\n" << all);
}

void choose_by_ear(Person& person, std::string_view words) {
  tab_to(person, words);
  person.key(Key::enter);
}

}  // namespace

TEST_CASE("who sees nothing fills in a form and sends it, by key and by ear alone") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  sam.enrol("Sam");
  ear.headphones = Headphones::in;
  sam.key(Key::f4);
  CHECK(heard(ear.heard(), "My forms"));
  choose_by_ear(sam, "My forms");
  choose_by_ear(sam, "Weekly check-in");
  choose_by_ear(sam, "Start");
  CHECK_FALSE(ear.heard().empty());
  tab_to(sam, "Continue\nbutton");
  sam.key(Key::enter);
  // Every page by its title; what cannot be skipped is answered with the keys.
  std::string pages;
  for (int n = 0; n < 40 && !sam.sees("Check your answers"); ++n) {
    pages += ear.heard();
    sam.key(Key::f6);
    const std::string where = ear.heard();
    INFO(where);
    CHECK_FALSE(where.empty());
    if (sam.tree().all(Role::button, "Skip this question").empty()) {
      tab_to(sam, "choice\n");
      sam.key(Key::down);
      CHECK(heard(ear.heard(), "\nchosen"));
      choose_by_ear(sam, "Continue\nbutton");
    } else {
      choose_by_ear(sam, "Skip this question");
    }
  }
  CHECK(sam.sees("Check your answers"));
  (void)ear.heard();
  sam.key(Key::f4);
  CHECK(heard(ear.heard(), "Check your answers"));
  choose_by_ear(sam, "Send\nbutton");
  CHECK(heard(ear.heard(), "Your form is ready to go"));
}

TEST_CASE("nobody in the cell hears an answer, a name or a typed word without headphones") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  sam.key(Key::f4);
  std::string loud = ear.heard();
  CHECK_FALSE(heard(loud, "Sam"));
  for (int n = 0; n < 12; ++n) {
    sam.key(Key::tab);
    loud += ear.heard();
  }
  CHECK_FALSE(heard(loud, "Sam"));
  sam.enrol("Sam");
  scene.answer_check_in("Good", "The quiet morning", "No");
  sam.key(Key::f4);
  for (int n = 0; n < 30; ++n) sam.key(Key::tab);
  for (const speech::Utterance& each : ear.said) CHECK_FALSE(each.is_private);
  CHECK_FALSE(heard(ear.heard(), "quiet morning"));
  sam.look("41-no-headphones");
  CHECK(sam.sees("Plug in headphones to hear this."));
}

TEST_CASE("pulling the headphones out is silence at once, and nothing private after it") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  ear.headphones = Headphones::in;
  sam.enrol("Sam");
  scene.answer_check_in("Good", "The quiet morning", "No");
  ear.talks_on = true;
  sam.key(Key::f4);
  REQUIRE(ear.talking);
  CHECK(heard(ear.heard(), "The quiet morning"));
  ear.headphones = Headphones::out;
  sam.settle();
  CHECK_FALSE(ear.talking);
  sam.key(Key::f5);
  CHECK_FALSE(heard(ear.heard(), "quiet morning"));
  // Where nobody knows whether they are in, they are out.
  ear.headphones = Headphones::unknown;
  sam.key(Key::f5);
  CHECK_FALSE(heard(ear.heard(), "quiet morning"));
}

TEST_CASE("public words go on when headphones are pulled out") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  sam.enrol("Sam");
  sam.press("Get help now");
  ear.headphones = Headphones::in;
  sam.settle();
  ear.talks_on = true;
  sam.press("Read aloud");
  REQUIRE(ear.talking);
  ear.headphones = Headphones::out;
  sam.settle();
  CHECK(ear.talking);
}

TEST_CASE("no digit of a PIN or code is ever said, whatever is pressed") {
  for (const Headphones where : {Headphones::out, Headphones::in}) {
    Scene scene;
    Person& sam = scene.sam;
    Ear& ear = sam.ear();
    ear.headphones = where;
    sam.key(Key::f4);
    sam.press("Sam");
    std::mt19937 random(20);  // NOLINT: the same walk each time
    const std::string typed = "73917391";
    for (int n = 0; n < 150; ++n) {
      (void)ear.heard();
      const auto step = random() % 8;
      bool moved = false;
      if (step < 4) {
        sam.type(std::string(1, typed[random() % typed.size()]));
      } else if (step == 4) {
        sam.key(Key::backspace);
      } else if (step == 5) {
        sam.press(std::string(1, typed[random() % typed.size()]));
      } else if (step == 6) {
        sam.key(Key::tab);
        moved = true;
      } else {
        const Key keys[] = {Key::f4, Key::f5, Key::f6, Key::up, Key::down};
        sam.key(keys[random() % 5]);
        moved = true;
      }
      for (const speech::Utterance& each : std::exchange(ear.said, {})) {
        INFO(each.text);
        // Out loud not even how many digits there are; on headphones how many, and the name of a key that has
        // the focus and was not pressed.
        if (where == Headphones::out) CHECK_FALSE(holds_digit(each.text));
        const bool count = heard(each.text, "entered");
        if (!count && !moved) CHECK_FALSE(holds_digit(each.text));
      }
      if (!sam.sees("code") && !sam.sees("PIN")) break;
    }
  }
}

TEST_CASE("any key or touch ends the voice") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  ear.talks_on = true;
  sam.press("Read aloud");
  REQUIRE(ear.talking);
  CHECK(sam.sees("Stop reading"));
  ear.talks_on = false;
  sam.key(Key::down);
  CHECK_FALSE(ear.talking);
  CHECK(sam.sees("Read aloud"));
  ear.talks_on = true;
  sam.press("Read aloud");
  sam.press("Stop reading");
  CHECK_FALSE(ear.talking);
}

TEST_CASE("it says again what it said") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  sam.press("Get help now");
  sam.press("Read aloud");
  const std::string first = ear.heard();
  CHECK(heard(first, "Press your cell bell."));
  sam.key(Key::f5);
  CHECK(ear.heard() == first);
}

TEST_CASE("the word that is said is marked on the page") {
  Scene scene;
  Person& sam = scene.sam;
  sam.press("Get help now");
  sam.ear().talks_on = true;
  sam.press("Read aloud");
  sam.look("40-reading-aloud");
  const auto now = sam.ear().now();
  REQUIRE(now);
  CHECK(now->node == "heading");
}

TEST_CASE("a language without a voice says so on the screen, and another does not spell it") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  sam.press("Soomaali");
  (void)ear.heard();
  sam.press_id("foot/read-aloud");
  CHECK(sam.tree().find("notice") != nullptr);
  for (const speech::Utterance& each : ear.said) CHECK(each.language != "so");
}

TEST_CASE("a voice that fails is told once, and the kiosk goes on") {
  Scene scene;
  Person& sam = scene.sam;
  sam.ear().is_broken = true;
  CHECK_FALSE(sam.sees("Reading aloud does not work"));
  sam.press("Read aloud");
  CHECK(sam.sees("Reading aloud does not work on this device. Tell staff."));
  sam.press("Get help now");
  CHECK_FALSE(sam.sees("Reading aloud does not work"));
  sam.press("Read aloud");
  CHECK_FALSE(sam.sees("Reading aloud does not work"));
}

TEST_CASE("volume goes back and what was said is forgotten when somebody signs out") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  sam.enrol("Sam");
  sam.key(Key::f10);
  sam.key(Key::f10);
  CHECK(heard(ear.heard(), "Volume 6 of 8"));
  const float loud = ear.volume;
  const int before = ear.forgotten;
  sam.press("Sign out");
  CHECK(ear.forgotten > before);
  sam.press("Read aloud");
  CHECK(ear.volume < loud);
  (void)ear.heard();
  sam.key(Key::f5);
  CHECK_FALSE(heard(ear.heard(), "Volume"));
}

TEST_CASE("plugging in headphones is how reading aloud begins for who sees nothing") {
  Scene scene;
  Person& sam = scene.sam;
  Ear& ear = sam.ear();
  ear.headphones = Headphones::out;
  sam.settle();
  CHECK(ear.heard().empty());
  ear.headphones = Headphones::in;
  sam.settle();
  const std::string first = ear.heard();
  CHECK(heard(first, "Reading aloud is on."));
  sam.key(Key::tab);
  CHECK_FALSE(ear.heard().empty());
}
