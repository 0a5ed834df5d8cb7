#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;

TEST_CASE("a module is read page by page and opened again where it was left") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("Learn");
  sam.look("11-learn");
  sam.press("What is restorative justice?");
  sam.look("12-page-1");
  CHECK(sam.sees("Page 1 of 9"));
  sam.press("Continue");
  sam.look("13-page-2");
  sam.press("Continue");
  CHECK(sam.sees("Page 3 of 9"));
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Learn");
  sam.press("What is restorative justice?");
  CHECK(sam.sees("Page 3 of 9"));
  for (int n = 4; n <= 8; ++n) {
    sam.press("Continue");
    sam.look("14-page-" + std::to_string(n));
  }
  sam.press(Role::link, "Back");
  CHECK(sam.sees("Page 7 of 9"));
}
