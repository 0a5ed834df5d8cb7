#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;

TEST_CASE("language and size of words are found on the first page and again after the next sign-in") {
  Scene scene;
  Person& sam = scene.sam;
  sam.press("العربية");
  sam.look("40-ar-sign-in");
  CHECK(sam.sees("من يستخدم هذا الجهاز؟"));
  sam.press("Sam");
  sam.look("41-ar-code");
  const auto digits = [&](std::string_view all) {
    for (const char digit : all) sam.press(std::string(1, digit));
    sam.press("متابعة");
  };
  digits(Prison::code);
  digits("2468");
  digits("2468");
  sam.leave_first_run();
  sam.look("42-ar-home");
  sam.press_id("home/settings");
  sam.look("43-ar-settings");
  sam.press_id("text-size/large");
  sam.look("44-ar-large-settings");
  sam.press_id("foot/sign-out");
  CHECK(sam.sees("Who is using this device?"));
  sam.press("Sam");
  CHECK(sam.sees("أدخل"));
  digits("2468");
  sam.look("45-ar-large-home");
  sam.press_id("home/forms");
  sam.look("46-ar-large-forms");
  sam.press_id("forms/mend/weekly-check-in");
  sam.look("47-ar-large-before");
  sam.press_id("start");
  sam.press_id("continue");
  sam.look("48-ar-large-faces");
  sam.press_id("/data/week/very-bad");
  sam.press_id("continue");
  sam.look("49-ar-large-stop");
}

TEST_CASE("in the largest words nothing is cut, and everything can still be reached") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press_id("foot/text-size");
  sam.press_id("foot/text-size");
  sam.look("60-largest-home");
  sam.press_id("home/learn");
  sam.press_id("learn/mend/what-is-rj");
  sam.look("61-largest-page");
  sam.press_id("help");
  sam.look("62-largest-help");
  sam.press_id("help-back");
  sam.press_id("back");
  sam.press_id("back");
  sam.press_id("home/forms");
  sam.press_id("forms/mend/weekly-check-in");
  sam.look("63-largest-before");
  sam.press_id("start");
  sam.press_id("continue");
  sam.look("64-largest-faces");
  for (int n = 0; n < 9; ++n) sam.press_id("skip");
  sam.look("65-largest-check");
  sam.press_id("send");
  sam.look("66-largest-sent");
  sam.press_id("foot/sign-out");
  sam.press("Sam");
  sam.look("67-largest-pin");
}

TEST_CASE("every page says the same in Welsh") {
  Scene scene;
  Person& sam = scene.sam;
  sam.press("Cymraeg");
  sam.look("70-cy-sign-in");
  sam.press("Sam");
  for (const std::string_view all :
       {std::string_view(Prison::code), std::string_view("2468"), std::string_view("2468")}) {
    for (const char digit : all) sam.press(std::string(1, digit));
    sam.press("Parhau");
  }
  sam.leave_first_run();
  sam.look("71-cy-home");
  sam.press_id("home/forms");
  sam.look("72-cy-forms");
  sam.press_id("forms/mend/weekly-check-in");
  sam.look("73-cy-before");
  sam.press_id("start");
  sam.press_id("continue");
  sam.look("74-cy-faces");
  CHECK(sam.sees("Sut wythnos gawsoch chi?"));
}
