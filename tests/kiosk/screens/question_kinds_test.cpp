#include "every_kind.h"
#include "kiosk/screens/check_model.h"
#include "kiosk/screens/question_model.h"
#include "kiosk/screens/range_steps.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;

namespace {

form::Question range(double start, double end, double step) {
  form::Question question;
  question.control = form::Control::range;
  question.range_start = start;
  question.range_end = end;
  question.range_step = step;
  return question;
}

QuestionModel shown(const Asked& asked, const QuestionMemory& memory = {}) {
  const messages::Catalogue english;
  return make_question(english, asked.form, Saved::saved, {}, memory);
}

std::vector<std::string> names(const form::Question& question, const FoundChoices& found) {
  std::vector<std::string> all;
  for (const std::size_t n : found.shown) all.push_back(question.choices[n].name);
  return all;
}

}  // namespace

TEST_CASE("a range counts from its start, on its steps, to its end and not further") {
  const RangeSteps steps(range(0, 10, 0.5));
  CHECK(steps.count() == 21);
  CHECK_FALSE(steps.few());
  CHECK(steps.value(3) == "1.5");
  CHECK(steps.next("1.5", 1) == "2");
  CHECK(steps.next("1.6", -1) == "1.5");
  CHECK(steps.next("10", 1) == "10");
  CHECK(steps.next("0", -1) == "0");
  CHECK(RangeSteps(range(0, 1, 0.1)).value(3) == "0.3");
  CHECK(RangeSteps(range(1, 5, 1)).few());
  // The steps do not reach the end.
  CHECK(RangeSteps(range(0, 10, 3)).most() == "9");
  // From the greater end down.
  const RangeSteps down(range(10, 0, -3));
  CHECK(down.least() == "1");
  CHECK(down.most() == "10");
  CHECK(down.place("4") == 1U);
  CHECK_FALSE(down.place("5"));
  CHECK(RangeSteps(range(0, 10, 0)).count() == 0);
}

TEST_CASE("no number of a range is chosen before somebody asks for one") {
  const RangeSteps steps(range(0, 100, 1));
  CHECK(steps.next("", 1) == "0");
  CHECK(steps.next("", -1) == "100");
  CHECK_FALSE(steps.place(""));
  Asked asked("far");
  CHECK(asked.form.page().front().value.empty());
  CHECK(text_of(*std::optional<Line>(*shown(asked).fields.front().range_hint)) ==
        "From \u20680\u2069 to \u206810\u2069");
}

TEST_CASE("a number outside of a range is told how far it may go") {
  Asked asked("far");
  asked.type("far", "11");
  asked.go_on();
  REQUIRE(asked.at() == "far");
  CHECK(text_of(*shown(asked).fields.front().error) == "Enter \u206810\u2069 or less.");
  asked.type("far", "-1");
  asked.go_on();
  CHECK(text_of(*shown(asked).fields.front().error) == "Enter \u20680\u2069 or more.");
  asked.type("far", "2,5");
  asked.go_on();
  CHECK(asked.value("far") == "2.5");
}

TEST_CASE("a rank shows the form's order as none, and the person's as theirs") {
  Asked asked("order");
  CHECK(shown(asked).fields.front().order.front().choice == 0);
  CHECK(asked.form.page().front().value.empty());
  asked.type("order", "music talk walk");
  CHECK(shown(asked).fields.front().order.front().choice == 2);
  CHECK(shown(asked).fields.front().order.front().later.value() == "Later: \u2068Music\u2069");
  asked.go_on();
  CHECK(asked.value("order") == "music talk walk");
}

TEST_CASE("a long list is found by the beginnings of its words, whatever the case and the accents") {
  Asked asked("trade");
  const form::Question question = asked.form.page().front();
  REQUIRE(is_long(question));
  CHECK(names(question, find_choices(question, "CAFE")) == std::vector<std::string>{"cafe-cook"});
  CHECK(names(question, find_choices(question, "co")) == std::vector<std::string>{"cafe-cook", "cook"});
  CHECK(find_choices(question, "zz").shown.empty());
  CHECK(find_choices(question, "ook").shown.empty());
  const FoundChoices all = find_choices(question, "");
  CHECK(all.shown.size() == most_found);
  CHECK(all.more == question.choices.size() - most_found);
}

TEST_CASE("what is chosen in a long list stays in sight, whatever is looked for") {
  Asked asked("trade");
  asked.type("trade", "welder");
  QuestionMemory memory;
  memory.finding["/data/trade"] = "co";
  const auto model = shown(asked, memory);
  REQUIRE(model.fields.front().finding);
  CHECK(names(model.fields.front().question, model.fields.front().finding->found) ==
        std::vector<std::string>{"welder", "cafe-cook", "cook"});
}

TEST_CASE("what was looked for and opened on one page is forgotten on the next") {
  QuestionMemory memory;
  memory.meet("one");
  memory.finding["/data/trade"] = "co";
  memory.open.insert("/data/trade");
  memory.meet("one");
  CHECK(memory.open.size() == 1);
  memory.meet("two");
  CHECK(memory.open.empty());
  CHECK(memory.finding.empty());
}

TEST_CASE("marks in the words of a form are not read out as signs") {
  Asked asked("nights");
  const auto model = shown(asked);
  CHECK(model.fields.front().question.label.text == "How many nights did you sleep well?");
  const messages::Catalogue english;
  const CheckModel check = make_check(english, asked.form, {}, false);
  CHECK(check.rows.front().question.text == "How many nights did you sleep well?");
}

TEST_CASE("a masked answer is not shown where answers are checked") {
  Asked asked("code");
  asked.type("code", "quiet");
  asked.go_on();
  const messages::Catalogue english;
  for (const CheckRow& row : make_check(english, asked.form, {}, false).rows) {
    if (row.ref == "/data/code") CHECK(text_of(row.answer) == "•••••");
  }
}

TEST_CASE("what stands masked in a field is not shown where answers are checked, also where it is a number") {
  Asked asked("secret-number");
  asked.type("secret-number", "73");
  asked.go_on();
  asked.type("secret-digits", "0419");
  asked.go_on();
  const messages::Catalogue english;
  for (const CheckRow& row : make_check(english, asked.form, {}, false).rows) {
    if (row.ref == "/data/secret-number") CHECK(text_of(row.answer) == "••");
    if (row.ref == "/data/secret-digits") CHECK(text_of(row.answer) == "••••");
  }
}

TEST_CASE("a time that is missing and one that cannot be are told apart, and so are dates") {
  const auto said = [](const std::string& name, const std::string& typed) {
    Asked asked(name);
    asked.type(name, typed);
    asked.go_on();
    REQUIRE(asked.at() == name);
    return text_of(*shown(asked).fields.front().error);
  };
  CHECK(said("up", "7.") == "Enter a time, for example 14 30.");
  CHECK(said("up", "25.70") == "There is no such time. Change it.");
  CHECK(said("born", "5//") == "Enter a day, a month and a year.");
  CHECK(said("born", "31/2/2026") == "This day is not in the calendar. Change it.");
  // Nobody is asked for a day that has no field.
  CHECK(said("month", "/4/") == "Enter a month and a year.");
  CHECK(said("month", "/13/2026") == "Enter a month and a year.");
  CHECK(said("year", "//19") == "Write the year with four numbers.");
}

TEST_CASE("a month is said in the words and the order of the language") {
  Asked asked("month");
  asked.type("month", "/4/2026");
  asked.go_on();
  const auto answer = [&](const messages::Catalogue& catalogue) {
    for (const CheckRow& row : make_check(catalogue, asked.form, {}, false).rows) {
      if (row.ref == "/data/month") return text_of(row.answer);
    }
    return std::string();
  };
  CHECK(answer(messages::Catalogue()) == "April 2026");
  const std::string folder = MEND_BINARY_DIR "/share/mend/locale";
  const auto welsh = messages::Catalogue::load(folder, "cy");
  REQUIRE(welsh);
  CHECK(answer(*welsh) == "Ebrill 2026");
  const auto chinese = messages::Catalogue::load(folder, "zh");
  REQUIRE(chinese);
  CHECK(answer(*chinese) == "2026年4月");
}
