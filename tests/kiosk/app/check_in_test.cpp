#include "scene.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/resource.h>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;

TEST_CASE("a check-in goes to the key worker, sealed, and comes back as a receipt and a note") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.look("15-forms");
  sam.press("Weekly check-in");
  sam.look("16-before");
  CHECK(sam.sees("You can skip questions."));
  sam.press("Start");
  sam.look("17-note");
  sam.press("Continue");
  sam.look("18-faces");
  sam.pick("Good");
  sam.press("Continue");
  sam.look("19-question");
  CHECK(sam.sees("Saved on this device"));
  for (int n = 0; n < 6; ++n) sam.press("Skip this question");
  CHECK(sam.sees("Nobody sees this until the device is docked."));
  sam.press(Role::textbox, "Something good this week");
  sam.type("canary: I painted a boat");
  sam.look("20-text");
  sam.press("Continue");
  sam.pick("No");
  sam.press("Continue");
  sam.look("21-check");
  CHECK(sam.sees("canary: I painted a boat"));
  sam.press("Send");
  sam.look("22-sent");
  CHECK(sam.sees("Your form is ready to go"));
  sam.press("Done");
  sam.press("My things");
  sam.look("23-mine-saved");
  CHECK(sam.sees("Saved on this device. Not sent yet."));
  CHECK(tests::all_bytes(scene.prison.folder.path()).find("canary") == std::string::npos);

  const auto sent = scene.prison.dock();
  REQUIRE(sent.size() == 1);
  CHECK_THAT(scene.prison.received().front().answers, Contains("canary: I painted a boat"));
  CHECK(scene.prison.received().front().header.subject == scene.prison.sam);
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  sam.look("24-mine-collected");
  CHECK(sam.sees("Collected on 15 January 2027."));
  CHECK(scene.prison.spool.envelopes()->empty());
  scene.prison.send(
      {{},
       {},
       0,
       seal::SeenNote{scene.prison.sam, sent.front(), "seen.will-talk", scene.prison.clock.now()}});
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  sam.look("25-mine-seen");
  CHECK(sam.sees("Your key worker has read this and will talk with you."));
}

TEST_CASE("who says that things are very bad sees help before anything is kept") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Very bad");
  sam.press("Continue");
  sam.look("26-stop");
  CHECK(sam.sees("You can get help now"));
  CHECK(sam.sees("116 123"));
  // Not kept yet: a power cut here leaves no answer.
  sam.restart();
  sam.sign_in("Sam");
  sam.look("27-carry-on");
  CHECK(sam.sees("Carry on with your form?"));
  sam.press("Carry on");
  CHECK(sam.sees("How has your week been?"));
  CHECK_FALSE(sam.get(Role::radio, "Very bad").states.checked);
  sam.pick("Very bad");
  sam.press("Continue");
  sam.press("I have read this");
  CHECK(sam.sees("How is your sleep?"));
}

TEST_CASE("help today is told honestly, flagged for the hub, and never blocks") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.answer_check_in("", "", "Today");
  sam.look("28-stop-urgent");
  // To be seen without scrolling.
  const ui::Node& read = sam.get(Role::button, "I have read this");
  REQUIRE(sam.tree().find("foot/sign-out"));
  CHECK(read.rect.y + read.rect.height < sam.tree().find("foot/sign-out")->rect.y);
  CHECK(sam.sees("Nobody reads this until the device is docked. Tell staff now."));
  sam.press("I have read this");
  sam.press("Send");
  sam.look("29-sent-urgent");
  CHECK(sam.sees("Tell staff now."));
  scene.prison.dock();
  CHECK(scene.prison.received().front().header.urgent);
}

TEST_CASE("an answer can be changed before sending, and all answers can be deleted") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.answer_check_in("Good", "", "No");
  sam.press(Role::link, "Change your answer: How has your week been?");
  CHECK(sam.get(Role::radio, "Good").states.checked);
  sam.pick("OK");
  sam.press("Continue");
  CHECK(sam.sees("Check your answers"));
  CHECK(sam.sees("OK"));
  sam.press("Delete my answers");
  sam.look("30-delete");
  sam.press("Keep my answers");
  CHECK(sam.sees("Check your answers"));
  sam.press("Delete my answers");
  sam.press("Delete my answers");
  sam.restart();
  sam.sign_in("Sam");
  CHECK(sam.sees("My things"));
  CHECK_FALSE(sam.sees("Carry on"));
}

TEST_CASE(
    "with a full disk the page says that nothing was saved, and saves it all as soon as there is room") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Good");
  {
    // No file may grow any more, which is how a full disk looks to a database.
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit none = before;
    none.rlim_cur = 1;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &none) == 0);
    sam.press("Continue");
    const bool told = sam.sees("This could not be saved.") && !sam.sees("Saved on this device");
    const bool rests = sam.rests();
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    (void)std::signal(SIGXFSZ, ignored);
    CHECK(told);
    CHECK(rests);
    sam.look("38-not-saved");
  }
  sam.press("Skip this question");
  CHECK(sam.sees("Saved on this device"));
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Carry on");
  for (int n = 0; n < 2; ++n) sam.press(Role::link, "Back");
  CHECK(sam.get(Role::radio, "Good").states.checked);
}
