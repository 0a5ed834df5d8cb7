// A person in front of a question: what stands there, what is heard, and where the focus goes.
#include "../ui/screen.h"
#include "every_kind.h"
#include "filler.h"
#include "kiosk/screens/question_screen.h"
#include "kiosk/speech/narrator.h"
#include "shown.h"

#include <catch2/catch.hpp>
#include <memory>

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;
using ui::Role;
using ui::test::Screen;

namespace {

/// One page with a text that brings up a choice, which brings up words; and a page after it.
std::shared_ptr<const form::Form> sleepers() {
  static const auto form = load_form(
      "<g><sleep/><since/><say/></g><last/>",
      R"x(<bind nodeset="/data/g/since" relevant="/data/g/sleep = 'bad'"/>)x"
      R"x(<bind nodeset="/data/g/say" relevant="/data/g/since = 'yes'" readonly="true()"/>)x",
      R"(<group ref="/data/g" appearance="field-list"><label>Nights</label>)" +
          ask("/data/g/sleep", "How do you sleep?") + pick("/data/g/since", "Was it so before?") +
          ask("/data/g/say", "The nurse comes on Monday.") + "</group>" + ask("/data/last", "Last"));
  return form;
}

/// A form on the screen, answered by keys, and somebody who listens.
template <class Asking>
struct Seat {
  Asking asking;
  QuestionMemory memory;
  const Setting setting = setting_of("en", ui::TextSize::normal);
  speech::Narrator narrator;
  std::string heard;
  Screen screen;

  template <class... Of>
  explicit Seat(Of&&... of)
      : asking(std::forward<Of>(of)...), screen([this](ui::Ui& ui) { draw_page(ui); }) {}

  void draw_page(ui::Ui& ui) {
    if (asking.form.place() != FormPlace::question) return;
    QuestionActions actions;
    const auto model = make_question(setting.catalogue, asking.form, Saved::saved, {}, memory);
    draw(ui, setting.frame, model, {{}, {}}, memory, actions);
    for (auto& [ref, value] : actions.edits) asking.form.edit(ref, std::move(value));
    if (actions.go_on) asking.form.go_on();
    for (const auto& each : narrator.follow(ui.tree(), setting.catalogue)) heard += each.text + "\n";
  }
  /// What was said since this was last asked.
  std::string hear() { return std::exchange(heard, {}); }
  [[nodiscard]] bool sees(Role role, std::string_view name) { return !screen.tree().all(role, name).empty(); }
};

constexpr const char* more = "There is more to answer on this page.";

/// What a masked answer looks like, and all that is said while it is typed and read.
struct Masked {
  std::vector<std::vector<std::uint32_t>> pictures;
  std::string heard, dump;
};

Masked masked(const std::string& name, const std::string& typed) {
  Seat<Asked> seat(name);
  Masked all;
  const auto look = [&] {
    seat.screen.draw();
    all.pictures.push_back(ui::test::pixels(seat.screen).pixels);
    all.dump += to_text(seat.screen.tree());
  };
  seat.screen.press("/data/" + name);
  for (const char letter : typed) {
    seat.screen.type(std::string(1, letter));
    look();
  }
  // Chosen letters, and a caret among them.
  seat.screen.key(window::Key::left, {.shift = true});
  look();
  seat.screen.key(window::Key::tab);
  look();
  CHECK(seat.asking.form.page().front().value == typed);
  for (const auto& each : speech::Narrator::from_here(seat.screen.tree(), seat.setting.catalogue))
    seat.heard += each.text + "\n";
  all.heard = seat.hear();
  return all;
}

}  // namespace

TEST_CASE("nobody who looks on or listens learns a letter of a masked answer, in whatever field it is") {
  struct Field {
    const char *name, *one, *other;
  };
  for (const Field& field : {Field{"code", "wim", "ill"}, Field{"secret-number", "718", "404"},
                             Field{"secret-digits", "0418", "2673"}}) {
    const Masked one = masked(field.name, field.one);
    const Masked other = masked(field.name, field.other);
    CAPTURE(field.name, one.heard, one.dump);
    // Whatever is drawn or said is the same for other letters: so it says nothing of them.
    const bool looks_the_same = one.pictures == other.pictures;
    CHECK(looks_the_same);
    CHECK(one.heard == other.heard);
    CHECK(one.dump == other.dump);
    CHECK(one.dump.find(field.one) == std::string::npos);
    CHECK(one.heard.find(field.one) == std::string::npos);
  }
}

TEST_CASE("a page that stays because an answer brought up more says so aloud, and the focus goes there") {
  Seat<Filler> seat(sleepers());
  seat.screen.draw();
  CHECK_FALSE(seat.sees(Role::status, more));
  seat.screen.press("/data/g/sleep");
  seat.screen.type("bad");
  (void)seat.hear();
  seat.screen.press("continue");
  seat.screen.draw();
  CHECK(seat.asking.at() == "/data/g/sleep");
  CHECK(seat.sees(Role::status, more));
  CHECK(seat.screen.focus() == "/data/g/since/yes");
  const std::string heard = seat.hear();
  CAPTURE(heard);
  CHECK(heard.find(more) < heard.find("Was it so before?"));
  CHECK(heard.find("Was it so before?") != std::string::npos);
}

TEST_CASE("a choice that brings up more says so aloud and leaves the focus where the person is") {
  Seat<Filler> seat(sleepers());
  seat.screen.press("/data/g/sleep");
  seat.screen.type("bad");
  seat.screen.press("continue");
  (void)seat.hear();
  seat.screen.press("/data/g/since/yes");
  seat.screen.draw();
  CHECK(seat.sees(Role::status, "There is more to read on this page."));
  CHECK(seat.screen.focus() == "/data/g/since/yes");
  CHECK(seat.hear().find("There is more to read on this page.") != std::string::npos);
  // Taken back and chosen again, it is told again.
  seat.screen.press("/data/g/since/no");
  seat.screen.draw();
  CHECK_FALSE(seat.sees(Role::status, "There is more to read on this page."));
  (void)seat.hear();
  seat.screen.press("/data/g/since/yes");
  seat.screen.draw();
  CHECK(seat.hear().find("There is more to read on this page.") != std::string::npos);
  // What was told is not told on the next page.
  seat.screen.ui().reveal("continue");
  seat.screen.draw();
  seat.screen.press("continue");
  seat.screen.draw();
  CHECK(seat.asking.at() == "/data/last");
  CHECK(seat.screen.tree().find("came/data/g/say") == nullptr);
}

TEST_CASE("stars are chosen by arrows and by touch, with a number at each and none chosen beforehand") {
  Seat<Asked> seat("stars");
  seat.screen.draw();
  for (const auto* star : {"1", "7"}) CHECK_FALSE(seat.screen.get(Role::radio, star).states.checked);
  CHECK(seat.screen.get(Role::radio, "7").position == 7);
  seat.screen.press(Role::radio, "3");
  CHECK(seat.screen.get(Role::radio, "3").states.checked);
  seat.screen.key(window::Key::right);
  CHECK(seat.screen.get(Role::radio, "4").states.checked);
  CHECK_FALSE(seat.screen.get(Role::radio, "3").states.checked);
  CHECK(seat.asking.form.page().front().value == "4");
  // As big as a finger, and as big as each other.
  const auto& one = seat.screen.get(Role::radio, "1").rect;
  const auto& seven = seat.screen.get(Role::radio, "7").rect;
  CHECK(one.width >= 48);
  CHECK(one.width == seven.width);
  CHECK(one.x < seven.x);
}

TEST_CASE("a table of questions names its choices at each question, and no answer stands in a bare column") {
  Seat<Asked> seat("week/sleep");
  seat.screen.draw();
  REQUIRE(seat.asking.form.page().size() == 3);
  for (const char* name : {"Better than before", "The same", "Worse than before"})
    CHECK(seat.screen.tree().all(Role::radio, name).size() == 3);
  const auto& better = seat.screen.get("/data/week/food/better").rect;
  const auto& worse = seat.screen.get("/data/week/food/worse").rect;
  CHECK(better.y == worse.y);
  seat.screen.press("/data/week/food/worse");
  CHECK(seat.asking.value("week/food") == "worse");
}

TEST_CASE("on a page that asks what must be answered, what need not be says so") {
  const auto form =
      load_form("<g><must/><may/></g>", R"x(<bind nodeset="/data/g/must" required="true()"/>)x",
                R"(<group ref="/data/g" appearance="field-list"><label>Both</label>)" +
                    ask("/data/g/must", "Your name here?") + pick("/data/g/may", "A visit?") + "</group>");
  Seat<Filler> seat(form);
  seat.screen.draw();
  CHECK(seat.sees(Role::textbox, "Your name here?"));
  CHECK(seat.sees(Role::radio_group, "A visit? (if you want)"));
  CHECK(seat.screen.tree().find("skip") == nullptr);
}
