#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;

TEST_CASE("a request is asked, followed in closed sentences, and taken back with one press") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.ask_about_rj();
  sam.look("31-sent-request");
  sam.press("Done");
  const auto sent = scene.prison.dock();
  REQUIRE(sent.size() == 1);
  scene.prison.send(
      {{},
       {},
       0,
       seal::StatusNews{scene.prison.sam, sent.front(), "status.checking", scene.prison.clock.now()}});
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  sam.look("32-mine-checking");
  CHECK(sam.sees("Staff are checking if restorative justice can be looked at."));
  sam.press("Withdraw");
  sam.look("33-mine-withdrawn");
  CHECK(sam.sees("You have withdrawn. Thank you for telling us."));
  CHECK(sam.tree().all(Role::button, "Withdraw").empty());
  // What the hub says later does not undo it.
  scene.prison.send(
      {{},
       {},
       0,
       seal::StatusNews{scene.prison.sam, sent.front(), "status.may-visit", scene.prison.clock.now()}});
  scene.prison.dock();
  CHECK(scene.prison.received().back().header.kind == seal::EnvelopeKind::withdrawal);
  CHECK(scene.prison.received().back().header.about == sent.front());
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  CHECK(sam.sees("You have withdrawn. Thank you for telling us."));
  CHECK_FALSE(sam.sees("Someone may come"));
}

TEST_CASE("a request that may not be passed on is sealed to the key worker, and the RJ lead cannot open it") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.ask_about_rj("No. Keep it with my key worker, for information only.");
  sam.press("Done");
  REQUIRE(scene.prison.dock().size() == 1);
  CHECK(scene.prison.received().front().header.response_class == "key-work");
  CHECK_THAT(scene.prison.received().front().answers, Contains("<consent>no</consent>"));
  // It stays the resident's own request, to be taken back at any time.
  sam.press("My things");
  sam.press("Withdraw");
  CHECK(sam.sees("You have withdrawn. Thank you for telling us."));
  scene.prison.dock();
  CHECK(scene.prison.received().back().header.kind == seal::EnvelopeKind::withdrawal);
  CHECK(scene.prison.received().back().header.response_class == "key-work");
}

TEST_CASE("a request that was not collected is destroyed when it is taken back") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.ask_about_rj();
  CHECK(scene.prison.spool.envelopes()->size() == 1);
  sam.press("Done");
  sam.press("My things");
  sam.press("Withdraw");
  CHECK(sam.sees("You have withdrawn."));
  CHECK(scene.prison.spool.envelopes()->empty());
  CHECK(scene.prison.dock().empty());
}

TEST_CASE("required ticks are asked for in words that lead to them") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Ask about restorative justice");
  sam.look("34-rj-before");
  CHECK(sam.sees("You can stop at any time."));
  CHECK_FALSE(sam.sees("You can skip"));
  CHECK(sam.sees("If you say no at the end, only your key work team reads it."));
  sam.press("Start");
  sam.look("34-rj-first");
  sam.press("Continue");
  while (!sam.sees("I choose this.")) {
    if (sam.tree().all(Role::button, "Skip this question").empty()) {
      sam.press("Continue");
    } else {
      sam.press("Skip this question");
    }
  }
  sam.press("Continue");
  sam.look("35-errors");
  CHECK(sam.sees("There is a problem"));
}
