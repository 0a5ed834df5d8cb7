#include "../ui/screen.h"
#include "check_in.h"
#include "kiosk/screens/check_screen.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/question_screen.h"
#include "shown.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;
using ui::Role;
using ui::test::Screen;
using Switches = ui::Handling::Switches;

namespace {

/// The check-in from its first question until it is sent, and somebody who has switches and nothing else.
class Resident {
 public:
  explicit Resident(Switches switches) : switches_(switches) {
    screen_.ui().set_handling({.switches = switches, .dwell_ms = 1000});
    if (switches == Switches::two) press(window::Key::f7);
    turn();
  }

  /// Lets the mark come to what is called so, through its group, and presses there.
  void choose(Role role, std::string_view name) {
    const std::string id = screen_.get(role, name).id;
    for (int moves = 0; moves < 100; ++moves) {
      const auto mark = marked();
      if (std::find(mark.begin(), mark.end(), id) == mark.end()) {
        step();
        continue;
      }
      press(switches_ == Switches::one ? window::Key::f7 : window::Key::f8);
      ++presses_;
      if (mark.size() == 1) return;
    }
    FAIL("The mark never came to " << name << " in\n" << to_text(screen_.tree()));
  }
  void go_on() { choose(Role::button, "Continue"); }

  [[nodiscard]] bool sent() const { return sent_; }
  [[nodiscard]] bool asked_for_help() const { return help_; }
  [[nodiscard]] int presses() const { return presses_; }
  [[nodiscard]] std::uint64_t seconds() const { return now_ / 1000; }
  Writer writer;

 private:
  void draw(ui::Ui& ui) {
    if (writer.form.place() == FormPlace::check) {
      CheckActions actions;
      screens::draw(ui, setting_.frame, make_check(setting_.catalogue, writer.form, {}, false), actions);
      sent_ = sent_ || (actions.send && writer.form.ready_to_send());
    } else if (writer.form.place() == FormPlace::stop) {
      StopActions actions;
      screens::draw(ui, setting_.frame, make_stop(setting_.catalogue, nullptr, false), actions);
      if (actions.acknowledge) writer.form.acknowledge_stop();
    } else {
      QuestionActions actions;
      QuestionMemory memory;
      screens::draw(ui, setting_.frame,
                    make_question(setting_.catalogue, writer.form, Saved::nothing_yet, {}), {{}, {}}, memory,
                    actions);
      help_ = help_ || actions.frame.help;
      for (auto& [ref, value] : actions.edits) writer.form.edit(ref, value);
      if (actions.skip) writer.form.skip();
      if (actions.go_on) writer.form.go_on();
    }
  }
  [[nodiscard]] std::vector<std::string> marked() const {
    std::vector<std::string> ids;
    for (const ui::Node& node : screen_.tree().nodes) {
      if (node.states.scanned) ids.push_back(node.id);
    }
    return ids;
  }
  void turn() {
    screen_.ui().turn(now_);
    screen_.draw();
    screen_.draw();  // what a press led to
  }
  void step() {
    if (switches_ == Switches::two) return press(window::Key::f7);
    const auto left = screen_.ui().millis_to_change();
    REQUIRE(left);
    now_ += static_cast<std::uint64_t>(*left);
    turn();
  }
  void press(window::Key key) {
    now_ += 50;
    window::Event event;
    event.kind = window::EventKind::key_down;
    event.key = key;
    event.time_ms = now_;
    screen_.send(event);
    screen_.key_up(key, now_ + 40);
    turn();
  }

  Switches switches_;
  std::uint64_t now_ = 1000;
  bool sent_ = false;
  bool help_ = false;
  int presses_ = 0;
  Setting setting_ = setting_of("en", ui::TextSize::normal);
  Screen screen_{[this](ui::Ui& ui) { draw(ui); }};
};

void fill_in(Resident& sam) {
  sam.go_on();
  sam.choose(Role::radio, "Bad");
  sam.go_on();
  sam.choose(Role::checkbox, "Food");
  sam.go_on();
  sam.choose(Role::button, "Skip this question");
  sam.choose(Role::radio, "No");
  sam.go_on();
  sam.choose(Role::checkbox, "I agree");
  sam.go_on();
  REQUIRE(sam.writer.form.place() == FormPlace::check);
  sam.choose(Role::button, "Send");
}

}  // namespace

TEST_CASE("the weekly check-in is filled in and sent with one switch only") {
  Resident sam(Switches::one);
  fill_in(sam);
  CHECK(sam.sent());
  CHECK(sam.writer.form.session().value("/data/week") == "bad");
  CHECK(sam.writer.form.session().value("/data/more") == "food");
  // Each thing costs a press, and one more where it stands in a group.
  CHECK(sam.presses() <= 24);
  CHECK(sam.seconds() < 120);
}

TEST_CASE("the weekly check-in is filled in and sent with two switches, and time plays no part") {
  Resident sam(Switches::two);
  fill_in(sam);
  CHECK(sam.sent());
}

TEST_CASE("help is reached by one switch in the middle of a form") {
  Resident sam(Switches::one);
  sam.go_on();
  sam.choose(Role::button, "Get help now");
  CHECK(sam.asked_for_help());
}
