#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;

TEST_CASE("before the first dock the kiosk says so, and help is there") {
  Prison prison;
  Person somebody(prison);
  somebody.look("01-nobody");
  CHECK(somebody.sees("Nobody can sign in here yet"));
  somebody.press("Get help now");
  somebody.look("02-help-before-content");
  CHECK(somebody.sees("Press your cell bell."));
  // No number is known yet, and none is guessed.
  CHECK_FALSE(somebody.sees("Samaritans on"));
  somebody.press("Go back");
  CHECK(somebody.sees("Nobody can sign in here yet"));
}

TEST_CASE("somebody signs in for the first time with a code and chooses a PIN") {
  Scene scene;
  Person& sam = scene.sam;
  sam.look("03-sign-in");
  sam.press("Sam");
  sam.look("04-code");
  sam.digits("00000000");
  sam.look("05-wrong-code");
  CHECK(sam.sees("That code is not right"));
  sam.digits(Prison::code);
  sam.look("06-choose-pin");
  sam.digits("2468");
  sam.look("07-pin-again");
  sam.digits("1111");
  CHECK(sam.sees("The two PINs are not the same"));
  sam.digits("2468");
  sam.digits("2468");
  sam.leave_first_run();
  sam.look("08-home");
  CHECK(sam.sees("My things"));
  sam.press("Sign out");
  CHECK(sam.sees("Who is using this device?"));
  sam.press("Sam");
  sam.look("09-pin");
  for (int n = 0; n < 4; ++n) sam.digits("0000");
  sam.look("10-wait");
  CHECK(sam.sees("Wait 15 seconds"));
  scene.prison.clock.advance(15'000);
  sam.settle();
  sam.digits("2468");
  CHECK(sam.sees("My things"));
}

TEST_CASE("nothing on the sign-in or home page says what the device is for") {
  Scene scene;
  Person& sam = scene.sam;
  for (const char* language : {"English", "Cymraeg", "العربية"}) {
    sam.press(language);
    for (const char* word : {"estorative", "RJ", "ustice", "dferol", "التصالحية", "victim", "harm"})
      CHECK_FALSE(sam.sees(word));
  }
  sam.press("English");
  sam.enrol("Sam");
  for (const char* word : {"estorative", "RJ", "ustice", "victim", "harm"}) CHECK_FALSE(sam.sees(word));
}

TEST_CASE("one key hides the screen at once, and the PIN brings it back with what was half typed") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  for (int n = 0; n < 7; ++n) sam.press("Skip this question");
  sam.press(Role::textbox, "Something good this week");
  sam.type("half a thou");
  sam.key(window::Key::f2);
  sam.look("36-hidden");
  CHECK(sam.sees("Paused"));
  for (const char* trace : {"half a thou", "Something good", "Sam", "form"}) CHECK_FALSE(sam.sees(trace));
  sam.press("Show my screen");
  CHECK(sam.sees("Enter your PIN"));
  sam.digits("2468");
  CHECK(sam.get(Role::textbox, "Something good this week").value == "half a thou");
}

TEST_CASE("who walks away is warned, locked out, and loses nothing; the next person sees nothing of it") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Good");
  scene.prison.clock.advance(271'000);
  sam.settle();
  sam.look("37-idle");
  CHECK(sam.sees("This screen will lock in 30 seconds."));
  sam.press("Stay signed in");
  CHECK(sam.sees("How has your week been?"));
  CHECK(sam.get(Role::radio, "Good").states.checked);
  scene.prison.clock.advance(301'000);
  sam.settle();
  CHECK(sam.sees("Paused"));
  sam.press("Show my screen");
  sam.press(Role::link, "Back");
  sam.enrol("عليّ", "1357");
  CHECK(sam.sees("My things"));
  for (const char* trace : {"Carry on", "Weekly", "Sam"}) CHECK_FALSE(sam.sees(trace));
  sam.press("My things");
  CHECK(sam.sees("You have not sent anything yet."));
  sam.press(Role::link, "Back");
  sam.press("Sign out");
  sam.sign_in("Sam");
  CHECK(sam.sees("Carry on with your form?"));
  sam.press("Carry on");
  CHECK(sam.get(Role::radio, "Good").states.checked);
}
