#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Prison;
using ui::Role;

namespace {

/// A prison with a form that has parts and repeats in repeats, begun by Sam.
struct Visits {
  Prison prison;
  Person sam;
  Visits() : sam((offer(prison), prison)) {
    sam.enrol("Sam");
    sam.press("My forms");
    sam.press("planning-visits");
    sam.press("Start");
  }
  static void offer(Prison& prison) {
    prison.others.push_back({"planning-visits", "key-work",
                             tests::all_bytes_of(MEND_SOURCE_DIR "/tests/kiosk/forms/planning-visits.xml")});
    prison.policy["offered"].push_back("mend/planning-visits");
    prison.publish();
    prison.send_roster();
  }

  /// The power goes and comes back: the card, and then the very page with all that stood on it.
  void power_cut() {
    const std::string before = sam.page();
    const std::string id = sam.tree().nodes.front().id;
    sam.restart();
    sam.sign_in("Sam");
    REQUIRE(sam.sees("Carry on with your form?"));
    sam.press("Carry on");
    CHECK(sam.tree().nodes.front().id == id);
    CHECK(without_saved(sam.page()) == without_saved(before));
  }
  /// "Saved on this device" is not said of a page on which nothing was done since.
  static std::string without_saved(std::string page) {
    const std::string words = "Saved on this device";
    if (const auto at = page.find(words); at != std::string::npos) page.erase(at, words.size() + 1);
    return page;
  }
  void answer(const std::string& question, const std::string& words) {
    sam.press(Role::textbox, question);
    sam.type(words);
    sam.press("Continue");
  }
  void add_visitor(const std::string& name, const char* add = "Add another") {
    sam.press(add);
    answer("What is their first name?", name);
    sam.pick("Yes");
    sam.press("Continue");
    sam.press("Continue");  // no child
  }
};

}  // namespace

TEST_CASE("a form with parts and repeats is taken up again where the power went, at every page of it") {
  Visits scene;
  Person& sam = scene.sam;
  const auto cut = [&](const char* picture) {
    sam.look(picture);
    scene.power_cut();
  };
  CHECK(sam.sees("You can do these in any order."));
  cut("60-tasks");
  sam.press(Role::link, "Your visitors");
  CHECK(sam.sees("You have not added any yet."));
  cut("61-list-empty");
  sam.press("Add one");
  cut("62-first");
  scene.answer("What is their first name?", "Ali");
  cut("63-second");
  sam.pick("Yes");
  sam.press("Continue");
  CHECK(sam.sees("Visitor: 1 of 1"));
  cut("64-nested-list");
  sam.press("Add one");
  CHECK(sam.sees("Child: 1 of 1"));
  scene.answer("What do they like to play?", "football");
  sam.look("65-nested-added");
  sam.press("Add another");
  scene.answer("What do they like to play?", "chess");
  cut("66-nested-two");
  sam.press("Continue");
  scene.add_visitor("Bo");
  cut("67-list-two");
  sam.press(Role::link, "Take out Visitor: 1");
  CHECK(sam.sees("Take out Visitor: 1?"));
  CHECK(sam.sees("football"));
  CHECK(sam.sees("chess"));
  CHECK(sam.sees("Ali"));
  CHECK_FALSE(sam.sees("Bo"));
  sam.look("68-take-out");
  sam.press("Keep it");
  CHECK(sam.sees("Ali"));
  sam.press(Role::link, "Take out Visitor: 1");
  sam.press("Take out");
  CHECK_FALSE(sam.sees("Ali"));
  CHECK(sam.sees("Added so far: 1"));
  cut("69-taken-out");
  sam.press("Continue");
  CHECK(sam.sees("Check your answers"));
  cut("70-check-part");
  sam.press("Continue");
  CHECK(sam.sees("1 of 2 completed"));
  cut("71-tasks-one-done");
  sam.press(Role::link, "About you");
  sam.pick("No");
  sam.press("Continue");
  scene.answer("What was hard?", "The wait was long.");
  cut("72-check-part");
  sam.press("Continue");
  sam.press("Check all answers");
  scene.answer("Anything else about visits?", "No, thank you.");
  cut("73-check-all");
  sam.press(Role::link, "Change Visitor");
  cut("74-list-from-check");
  scene.add_visitor("Cy");
  sam.press("Continue");
  CHECK(sam.sees("Check your answers"));
  sam.press("Send");
  CHECK(sam.sees("Your form is ready to go"));
  scene.prison.dock();
  const std::string& sent = scene.prison.received().front().answers;
  for (const char* kept : {"Bo", "Cy", "The wait was long.", "No, thank you."})
    CHECK_THAT(sent, Contains(kept));
  for (const char* gone : {"Ali", "football", "chess"}) CHECK_THAT(sent, !Contains(gone));
}

TEST_CASE("a power cut in the middle of a sentence costs less than a word") {
  Visits scene;
  Person& sam = scene.sam;
  sam.press(Role::link, "About you");
  sam.pick("No");
  sam.press("Continue");
  sam.press(Role::textbox, "What was hard?");
  for (const char* word : {"Mum ", "was ", "late ", "be"}) sam.type(word);
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Carry on");
  CHECK(sam.get(Role::textbox, "What was hard?").value.starts_with("Mum was late"));
}

TEST_CASE("hiding the screen in the middle of a word, inside a repeat, keeps every letter") {
  Visits scene;
  Person& sam = scene.sam;
  sam.press(Role::link, "Your visitors");
  sam.press("Add one");
  sam.press(Role::textbox, "What is their first name?");
  sam.type("Al");
  sam.key(window::Key::f2);
  CHECK_FALSE(sam.sees("Al"));
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Carry on");
  CHECK(sam.get(Role::textbox, "What is their first name?").value == "Al");
  CHECK(sam.sees("Visitor: 1 of 1"));
}

TEST_CASE("an answer that is needed in a repeat is asked for on its page, and the check page leads to it") {
  Visits scene;
  Person& sam = scene.sam;
  sam.press(Role::link, "Your visitors");
  sam.press("Add one");
  sam.press("Continue");
  CHECK(sam.sees("There is a problem"));
  sam.press(Role::link, "Back");
  CHECK(sam.sees("Added so far: 1"));
  sam.press("Continue");
  sam.press("Continue");
  sam.press("Check all answers");
  sam.press("Skip this question");
  sam.press("Send");
  CHECK(sam.sees("There is a problem"));
  sam.look("75-check-problem");
  sam.press(Role::link, "Choose or write an answer.");
  sam.look("76-check-problem-row");
  const ui::Node* change = sam.tree().find("answers-2/data/people/v[1]/name/change");
  REQUIRE(change);
  CHECK(change->states.focused);
  CHECK(change->error == "Choose or write an answer.");
}
