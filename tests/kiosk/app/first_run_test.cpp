#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;

namespace {

std::string page_of(const Person& person) {
  return person.tree().nodes.front().id;
}

/// As far as the questions of the first time.
void first_sign_in(Person& person, std::string_view name) {
  person.press(name);
  person.digits(Prison::code);
  person.digits("2468");
  person.digits("2468");
}

}  // namespace

TEST_CASE("the first time asks for language, sound, size and colours before anything has to be read") {
  Scene scene;
  Person& sam = scene.sam;
  first_sign_in(sam, "Sam");
  CHECK(page_of(sam) == "page/first-language");
  sam.look("80-first-language");
  // Each language in its own words, said by its own voice.
  CHECK(sam.get(Role::radio, "Cymraeg").language == "cy");
  CHECK(sam.get(Role::radio, "العربية").language == "ar");
  sam.press_id("language/ar");
  CHECK(page_of(sam) == "page/first-language");
  CHECK(sam.tree().nodes.front().language == "ar");
  sam.look("81-first-language-ar");
  sam.press_id("language/en");
  sam.press_id("continue");
  CHECK(page_of(sam) == "page/first-listen");
  CHECK_FALSE(sam.tree().find("read-aloud/on")->states.checked);
  CHECK_FALSE(sam.tree().find("read-aloud/off")->states.checked);
  sam.look("82-first-listen");
  sam.press_id("read-aloud/off");
  sam.press_id("continue");
  CHECK(page_of(sam) == "page/first-size");
  sam.look("83-first-size");
  const float before = sam.tree().find("heading")->rect.height;
  sam.press_id("text-size/huge");
  CHECK(sam.tree().find("heading")->rect.height > before * 1.5F);
  sam.look("84-first-size-huge");
  sam.press_id("text-size/large");
  sam.press_id("back");
  CHECK(page_of(sam) == "page/first-listen");
  sam.press_id("continue");
  sam.press_id("continue");
  CHECK(page_of(sam) == "page/first-colours");
  sam.look("85-first-colours");
  sam.press_id("theme/dark");
  sam.look("86-first-colours-dark");
  sam.press_id("continue");
  CHECK(page_of(sam) == "page/home");
  sam.look("87-home-dark");
  sam.press_id("foot/sign-out");
  sam.sign_in("Sam");
  CHECK(page_of(sam) == "page/home");
}

TEST_CASE("the questions of the first time can be left out, and are asked once") {
  Scene scene;
  Person& sam = scene.sam;
  first_sign_in(sam, "Sam");
  for (int n = 0; n < 4; ++n) sam.press_id("continue");
  CHECK(page_of(sam) == "page/home");
  sam.restart();
  sam.sign_in("Sam");
  CHECK(page_of(sam) == "page/home");
}

TEST_CASE("who goes away in the middle of the questions is asked again") {
  Scene scene;
  Person& sam = scene.sam;
  first_sign_in(sam, "Sam");
  sam.press_id("continue");
  sam.press_id("foot/sign-out");
  sam.sign_in("Sam");
  CHECK(page_of(sam).starts_with("page/first-"));
}

TEST_CASE("who has chosen a language before signing in is not asked for it again") {
  Scene scene;
  Person& sam = scene.sam;
  sam.press("Cymraeg");
  sam.press("Sam");
  for (const std::string_view all :
       {std::string_view(Prison::code), std::string_view("2468"), std::string_view("2468")}) {
    for (const char digit : all) sam.press(std::string(1, digit));
    sam.press("Parhau");
  }
  CHECK(page_of(sam) == "page/first-listen");
}

TEST_CASE("who remembers pictures can have four of them for a PIN, in their order, with the same waiting") {
  Scene scene;
  Person& sam = scene.sam;
  const auto pictures = [&](std::string_view page, std::initializer_list<const char*> names) {
    for (const char* name : names) sam.press_id(std::string(page) + "/" + name);
    sam.press_id(std::string(page) + "/submit");
  };
  sam.press("Sam");
  sam.digits(Prison::code);
  sam.press_id("use-other");
  sam.look("88-choose-pictures");
  // Nothing to scroll: all twelve are in sight.
  for (const auto* name : {"boat", "flower"}) {
    const ui::Rect place = sam.tree().find(std::string("choose-pin/") + name)->rect;
    CHECK(place.bottom() <= sam.tree().viewport.bottom());
  }
  pictures("choose-pin", {"boat", "moon", "boat", "cup"});
  pictures("choose-pin-again", {"boat", "moon", "cup", "boat"});
  CHECK(sam.sees("not the same"));
  pictures("choose-pin", {"boat", "moon", "boat", "cup"});
  pictures("choose-pin-again", {"boat", "moon", "boat", "cup"});
  sam.leave_first_run();
  sam.press_id("foot/sign-out");
  sam.restart();
  sam.press("Sam");
  sam.look("89-pictures");
  for (int n = 0; n < 3; ++n) pictures("pin", {"boat", "moon", "cup", "boat"});
  CHECK(page_of(sam) == "page/pin");
  sam.press_id("pin/boat");
  // How many, never which: not in the tree, and told as a count.
  CHECK(sam.sees("1 number entered"));
  sam.press_id("pin/erase");
  pictures("pin", {"boat", "moon", "boat", "cup"});
  CHECK(page_of(sam) == "page/home");
}
