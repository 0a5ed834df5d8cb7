#include "screen.h"

#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

using namespace mend::ui;
using namespace mend::ui::test;
using mend::window::Key;

namespace {

struct Question {
  std::optional<std::size_t> answer;
  bool wrong = false;
  std::string language = "en";
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page("question", language));
    if (wrong) {
      const std::array<ErrorLink, 1> errors{{{"safe", words("Select yes or no")}}};
      ui.error_summary(words("There is a problem"), errors);
    }
    const std::array<Option, 3> options{
        {{"yes", words("Yes")}, {"some", words("Sometimes")}, {"no", words("No")}}};
    Notes notes{.hint = words("Nobody else sees this."), .label_is_heading = true};
    if (wrong) notes.error = words("Select yes or no");
    if (const auto now = ui.radios("safe", words("Do you feel safe?"), options, answer, notes)) answer = now;
    if (ui.button("continue", words("Continue"))) wrong = !answer;
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("nothing is chosen beforehand, and a touch chooses") {
  Question question;
  for (const auto* name : {"Yes", "Sometimes", "No"})
    CHECK_FALSE(question.screen.get(Role::radio, name).states.checked);
  question.screen.press(Role::radio, "Sometimes");
  CHECK(question.answer == 1U);
  CHECK(question.screen.get(Role::radio, "Sometimes").states.checked);
  CHECK(question.screen.get(Role::radio_group, "Do you feel safe?").hint == "Nobody else sees this.");
}

TEST_CASE("arrows move and choose among radios, and Tab stops there once") {
  Question question;
  question.screen.key(Key::tab);
  CHECK(question.screen.focus() == "safe/yes");
  question.screen.key(Key::down);
  CHECK(question.answer == 1U);
  question.screen.key(Key::right);
  CHECK(question.answer == 2U);
  question.screen.key(Key::down);
  CHECK(question.answer == 0U);
  question.screen.key(Key::up);
  CHECK(question.answer == 2U);
  question.screen.key(Key::tab);
  CHECK(question.screen.focus() == "continue");
  question.screen.key(Key::tab, {.shift = true});
  CHECK(question.screen.focus() == "safe/no");
}

TEST_CASE("where lines start on the right, the left arrow goes forward") {
  Question question;
  question.language = "ar";
  question.screen.draw();
  question.screen.key(Key::tab);
  question.screen.key(Key::left);
  CHECK(question.answer == 1U);
}

TEST_CASE("a missing answer is said at the top, takes the focus, and leads to its question") {
  Question question;
  question.screen.press(Role::button, "Continue");
  CHECK(question.screen.focus() == "error-summary");
  CHECK(question.screen.get("safe").states.invalid);
  CHECK(question.screen.get("safe").hint == "Nobody else sees this.");
  CHECK(question.screen.get("safe").error == "Select yes or no");
  question.screen.press(Role::link, "Select yes or no");
  CHECK(question.screen.focus() == "safe/yes");
  question.screen.press(Role::button, "Continue");
  CHECK(question.screen.focus() == "error-summary");
}

TEST_CASE("checkboxes are switched one by one, each with a stop of its own") {
  std::vector<bool> checked{false, true, false};
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Help"));
    const std::array<Option, 3> options{{{"a", words("Family")}, {"b", words("Work")}, {"c", words("Gym")}}};
    if (const auto now = ui.checkboxes("help", words("What helped?"), options, checked))
      checked[*now] = !checked[*now];
    ui.end_page();
  });
  CHECK(screen.get(Role::checkbox, "Work").states.checked);
  screen.press(Role::checkbox, "Family");
  screen.press(Role::checkbox, "Work");
  CHECK(checked == std::vector<bool>{true, false, false});
  screen.key(Key::tab);
  CHECK(screen.focus() == "help/c");
  screen.key(Key::space);
  CHECK(checked[2]);
}

TEST_CASE("a face is chosen by name, in one group of radios") {
  std::optional<std::size_t> chosen;
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    const std::array<Option, 5> options{{{"1", words("Very bad")},
                                         {"2", words("Bad")},
                                         {"3", words("In between")},
                                         {"4", words("Good")},
                                         {"5", words("Very good")}}};
    if (const auto now = ui.faces("week", words("Your week?"), options, chosen, {.label_is_heading = true}))
      chosen = now;
    ui.end_page();
  });
  screen.press(Role::radio, "Very good");
  CHECK(chosen == 4U);
  CHECK(screen.get("week/5").states.checked);
  CHECK(screen.get(Role::heading, "Your week?").level == 1);
}

TEST_CASE("a row of the check page leads back to its question by the whole name of its link") {
  std::optional<std::size_t> pressed;
  Screen screen([&](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("Check"));
    const std::array<SummaryRow, 2> rows{
        {{"week", words("Your week"), words("Good"), words("Change"), words("Change your week")},
         {"note", words("A note"), personal_words("Fi yw Gŵyn"), words("Change"), words("Change a note")}}};
    if (const auto now = ui.summary_list("answers", rows)) pressed = now;
    ui.end_page();
  });
  CHECK(screen.get("answers/note").value == "Fi yw Gŵyn");
  screen.press(Role::link, "Change a note");
  CHECK(pressed == 1U);
}
