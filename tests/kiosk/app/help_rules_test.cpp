// Which answers bring up help, when the form, the policy or both change under somebody who is writing.
#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Person;
using tests::Prison;

namespace {

/// "How is your sleep?" and "How is your food?"; the field of the first is called what it is called.
std::string form_asking(const std::string& sleep) {
  const auto question = [](const std::string& field, const char* label) {
    return "<select1 ref='/data/" + field + "'><label>" + label +
           "</label><item><label>Fine</label><value>fine</value></item>"
           "<item><label>None at all</label><value>none</value></item></select1>";
  };
  return "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'><h:head>"
         "<h:title>Own form</h:title><model><instance><data id='own'><" +
         sleep + "/><food/><meta><instanceID/></meta></data></instance></model></h:head><h:body>" +
         question(sleep, "How is your sleep?") + question("food", "How is your food?") + "</h:body></h:html>";
}

base::Json none_of(const char* question) {
  return base::Json{{question, base::Json::array({"none"})}};
}

/// "How many nights did you sleep?"
const char* const form_counting =
    "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'><h:head>"
    "<h:title>Own form</h:title><model><instance><data id='own'><nights/><meta><instanceID/></meta></data>"
    "</instance><bind nodeset='/data/nights' type='int'/></model></h:head><h:body>"
    "<input ref='/data/nights'><label>How many nights did you sleep?</label></input></h:body></h:html>";

/// A prison that offers such a form.
struct Rules {
  Prison prison;
  std::unique_ptr<Person> sam;
  std::uint64_t generation = 1;

  /// Whoever has one of these answers sees help first, and is urgent.
  explicit Rules(const base::Json& rules, const std::string& form = form_asking("sleep")) {
    prison.others.push_back({"own", "key-work", form});
    prison.policy["offered"].push_back("mend/own");
    name(rules);
    prison.publish();
    prison.send_roster();
    sam = std::make_unique<Person>(prison);
    sam->enrol("Sam");
    sam->press("My forms");
    sam->press("own");
    sam->press("Start");
  }
  void name(const base::Json& rules) {
    for (const char* member : {"help_stop", "urgent"}) {
      if (rules.empty()) {
        prison.policy[member].erase("own");
      } else {
        prison.policy[member]["own"] = rules;
      }
    }
  }
  /// The courier brings what the prison decided, while Sam is at the form.
  void update() {
    prison.publish();
    const auto root = *prison.files.read(prison.places.root, 100'000);
    ++generation;
    sam->turn_until([&] {
      const auto open = library::Library::open(prison.files, prison.places.content, root, "DEMO");
      return open && open->generation() == generation;
    });
    sam->settle();
  }
  void power_cut() {
    sam->restart();
    sam->sign_in("Sam");
    sam->press("Carry on");
  }
  void answer(const char* sleep) {
    sam->pick(sleep);
    sam->press("Continue");
  }
};

}  // namespace

TEST_CASE("an update that renames a question takes no help from who is filling in the form of before") {
  Rules scene(none_of("sleep"));
  Person& sam = *scene.sam;
  scene.prison.others.front() = {"own", "key-work", form_asking("rest"), 2};
  scene.name(none_of("rest"));
  SECTION("the update comes while they write") {
    scene.update();
  }
  SECTION("the update comes, and then the power goes") {
    scene.update();
    scene.power_cut();
  }
  SECTION("the update is there when the device comes on again") {
    sam.stop();
    scene.prison.publish();
    scene.power_cut();
  }
  scene.answer("None at all");
  CHECK(sam.sees("You can get help now"));
  CHECK(sam.sees("Tell staff now."));
  sam.press("I have read this");
  sam.press("Skip this question");
  sam.press("Send");
  CHECK(sam.sees("Tell staff now."));
  scene.prison.dock();
  REQUIRE(scene.prison.received().size() == 1);
  CHECK(scene.prison.received().front().header.form_version == 1);
  CHECK(scene.prison.received().front().header.urgent);
}

TEST_CASE("an answer that comes to call for help before it is sent brings up help, at Send at the latest") {
  Rules scene(base::Json::object());
  Person& sam = *scene.sam;
  SECTION("while the question is open") {
    scene.name(none_of("sleep"));
    scene.update();
    scene.answer("None at all");
    CHECK(sam.sees("You can get help now"));
    sam.press("I have read this");
    sam.press("Skip this question");
  }
  SECTION("after it was answered") {
    scene.answer("None at all");
    CHECK_FALSE(sam.sees("You can get help now"));
    sam.press("Skip this question");
    scene.name(none_of("sleep"));
    scene.update();
    sam.press("Send");
    CHECK(sam.sees("You can get help now"));
    CHECK(sam.sees("Tell staff now."));
    CHECK(scene.prison.dock().empty());
    sam.press("I have read this");
    CHECK(sam.sees("Check your answers"));
  }
  SECTION("after it was answered, and a power cut") {
    scene.answer("None at all");
    scene.name(none_of("sleep"));
    scene.update();
    scene.power_cut();
    sam.press("Skip this question");
    sam.press("Send");
    CHECK(sam.sees("You can get help now"));
    sam.press("I have read this");
  }
  sam.press("Send");
  CHECK(sam.sees("Tell staff now."));
  scene.prison.dock();
  REQUIRE(scene.prison.received().size() == 1);
  CHECK(scene.prison.received().front().header.urgent);
}

TEST_CASE("a rule that a draft met once holds for it, also when the prison's next policy has it no more") {
  Rules scene(base::Json::object());
  Person& sam = *scene.sam;
  scene.name(none_of("sleep"));
  scene.update();
  sam.look("help-rules");
  scene.name(none_of("rest"));
  scene.update();
  scene.power_cut();
  scene.answer("None at all");
  CHECK(sam.sees("You can get help now"));
}

TEST_CASE("a number that calls for help does so however it is written") {
  for (const char* written : {"1", "01", "001"}) {
    CAPTURE(written);
    Rules scene(base::Json{{"nights", base::Json::array({"1"})}}, form_counting);
    Person& sam = *scene.sam;
    sam.press(ui::Role::textbox, "How many nights did you sleep?");
    sam.type(written);
    sam.press("Continue");
    CHECK(sam.sees("You can get help now"));
    sam.press("I have read this");
    sam.press("Send");
    scene.prison.dock();
    CHECK(scene.prison.received().front().header.urgent);
  }
}
