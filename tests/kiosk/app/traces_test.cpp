#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Role;
using tests::Scene;

namespace {

/// What the hub's staff can open, but for the form's own random number.
std::string without_number(std::string answers) {
  const std::size_t from = answers.find("<instanceID>");
  const std::size_t to = answers.find("</instanceID>");
  REQUIRE(from != std::string::npos);
  return answers.erase(from, to - from);
}

struct Sent {
  std::string answers;
  std::size_t bytes = 0;
  seal::Header header;
};

Sent sent_of(Scene& scene) {
  const auto unsent = scene.prison.spool.unsent();
  REQUIRE(unsent);
  REQUIRE(unsent->size() == 1);
  const std::size_t bytes = scene.prison.spool.envelope(unsent->front())->size();
  REQUIRE(scene.prison.dock().size() == 1);
  const auto& received = scene.prison.received().front();
  return {without_number(received.answers), bytes, received.header};
}

}  // namespace

TEST_CASE(
    "how long somebody took, which way they went and what they wrote first leaves the cell with nobody") {
  Scene straight;
  straight.sam.enrol("Sam");
  straight.answer_check_in("Good", "A boat", "No");
  straight.sam.press("Send");
  const Sent quick = sent_of(straight);

  Scene winding;
  Person& sam = winding.sam;
  const auto wait = [&] { winding.prison.clock.advance(100'000); };
  const auto change = [&](const std::string& question) {
    wait();
    sam.press(Role::link, "Change your answer: " + question);
  };
  const std::string first_words = "canary: a ship";
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Very bad");
  sam.press("Continue");
  wait();
  sam.press("I have read this");
  sam.press(Role::link, "Back");
  sam.press("Continue");
  for (int n = 0; n < 6; ++n) sam.press("Skip this question");
  wait();
  sam.press(Role::textbox, "Something good this week");
  sam.type(first_words);
  sam.press("Continue");
  sam.pick("Today");
  sam.press("Continue");
  sam.press("I have read this");
  change("Do you need help today?");
  sam.pick("No");
  sam.press("Continue");
  change("Something good this week");
  sam.press(Role::textbox, "Something good this week");
  sam.key(window::Key::end);
  for (std::size_t n = 0; n < first_words.size(); ++n) sam.key(window::Key::backspace);
  sam.type("A boat");
  sam.press("Continue");
  change("How has your week been?");
  sam.pick("Good");
  sam.press("Continue");
  sam.press("Send");
  const Sent slow = sent_of(winding);

  CHECK_THAT(slow.answers, Contains("A boat"));
  CHECK(slow.answers == quick.answers);
  CHECK(slow.bytes == quick.bytes);
  CHECK(slow.header.urgent == quick.header.urgent);
  CHECK(tests::all_bytes(winding.prison.folder.path()).find("canary") == std::string::npos);
}

TEST_CASE("several answers are sent in the form's order, not in that in which somebody picked them") {
  const auto picked = [](const std::vector<const char*>& order) {
    Scene scene;
    Person& sam = scene.sam;
    sam.enrol("Sam");
    sam.press("My forms");
    sam.press("Ask about restorative justice");
    sam.press("Start");
    sam.press("Continue");
    while (!sam.sees("What would help you?")) sam.press("Skip this question");
    for (const char* one : order) sam.press(Role::checkbox, one);
    sam.press("Continue");
    sam.press("Skip this question");
    for (const char* tick :
         {"I choose this.", "I can stop at any time.", "I must not contact the person harmed.",
          "Staff must act if someone is in danger."}) {
      sam.press(Role::checkbox, tick);
    }
    sam.press("Continue");
    sam.pick("Yes");
    sam.press("Continue");
    sam.press("Send");
    return sent_of(scene).answers;
  };
  const std::string one_way = picked({"Pictures", "An interpreter", "A quiet place"});
  CHECK_THAT(one_way, Contains("<helps>pictures interpreter quiet-place</helps>"));
  CHECK(picked({"A quiet place", "Pictures", "An interpreter"}) == one_way);
}
