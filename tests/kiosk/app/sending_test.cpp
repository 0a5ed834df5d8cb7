#include "full_disk.h"
#include "scene.h"

#include <catch2/catch.hpp>
#include <optional>

using namespace mend;
using tests::Scene;
using ui::Role;

TEST_CASE("a form that is on its way can be neither changed nor deleted nor left, and help is there") {
  Scene scene;
  tests::Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.answer_check_in("Good", "", "No");
  {
    const tests::Hold hold(scene.prison.random);
    sam.press_at_once("send");
    sam.look("80-sending");
    CHECK(sam.sees("Sending…"));
    for (const char* id : {"send", "delete", "back"}) CHECK(sam.tree().find(id) == nullptr);
    CHECK(sam.tree().all(Role::link, "Change your answer: How has your week been?").empty());
    sam.press_at_once("help");
    CHECK(sam.sees("Press your cell bell."));
    sam.press_at_once("help-back");
    CHECK(sam.sees("Sending…"));
  }
  sam.settle();
  CHECK(sam.sees("Your form is ready to go"));
  CHECK(scene.prison.dock().size() == 1);
}

TEST_CASE("who hides the screen while a form is on its way is told afterwards what became of it") {
  Scene scene;
  tests::Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.answer_check_in("Good", "", "Today");
  sam.press("I have read this");
  std::optional<tests::FullDisk> full;
  const auto hide_while_sending = [&] {
    const tests::Hold hold(scene.prison.random);
    sam.press_at_once("send");
    sam.key_at_once(window::Key::f2);
    CHECK(sam.sees("Paused"));
  };
  SECTION("it went") {
    hide_while_sending();
    sam.settle();
    sam.press("Show my screen");
    sam.digits("2468");
    CHECK(sam.sees("Your form is ready to go"));
    CHECK(sam.sees("Tell staff now."));
    CHECK(scene.prison.dock().size() == 1);
  }
  SECTION("it did not go") {
    full.emplace();
    hide_while_sending();
    sam.settle();
    full.reset();
    sam.press("Show my screen");
    sam.digits("2468");
    CHECK(sam.sees("Check your answers"));
    CHECK(sam.sees("This could not be sent. Your answers are still here."));
    sam.press("Send");
    CHECK(sam.sees("Tell staff now."));
    CHECK(scene.prison.dock().size() == 1);
  }
}
