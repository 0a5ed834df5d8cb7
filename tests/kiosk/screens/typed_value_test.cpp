#include "kiosk/screens/typed_value.h"

#include "every_kind.h"
#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/question_model.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;
using form::Control;

namespace {

std::string error_of(const Asked& asked) {
  const messages::Catalogue english;
  const auto model = make_question(english, asked.form, Saved::saved, {});
  return model.fields.front().error ? text_of(*model.fields.front().error) : "";
}

/// What the page says after this was typed and Continue pressed; empty where it went on.
std::string told(const std::string& name, const std::string& typed) {
  Asked asked(name);
  asked.type(name, typed);
  asked.go_on();
  return asked.at() == name ? error_of(asked) : "";
}

std::string kept(const std::string& name, const std::string& typed) {
  Asked asked(name);
  asked.type(name, typed);
  asked.go_on();
  INFO(error_of(asked));
  CHECK(asked.at() != name);
  return asked.value(name);
}

}  // namespace

TEST_CASE("numbers are kept as people write them, with a point or a comma") {
  CHECK(kept("nights", "5") == "5");
  CHECK(kept("weight", "3,5") == "3.5");
  CHECK(kept("weight", ".5") == "0.5");
  CHECK(kept("weight", "-2.") == "-2");
  CHECK(kept("weight", "0,125") == "0.125");
}

TEST_CASE("a comma that may be a thousand's is asked about, not taken for a point") {
  CHECK(told("weight", "1,000") == "Enter a number.");
  CHECK(told("weight", "-12,500") == "Enter a number.");
}

TEST_CASE("a sign alone is no number, and the page says so instead of losing it") {
  CHECK(told("nights", "-") == "Enter a number.");
  CHECK(told("weight", ",") == "Enter a number.");
  CHECK(told("weight", "1-2") == "Enter a number.");
  CHECK(told("nights", "9") == "A week has seven nights.");
  CHECK(told("nights", "") == "Choose or write an answer.");
}

TEST_CASE("a date is taken in any spelling of its day and month, and shown again in its three fields") {
  CHECK(kept("born", "5/3/2026") == "2026-03-05");
  CHECK(kept("born", "05/12/2026") == "2026-12-05");
  form::Question question;
  question.control = Control::date;
  question.value = "2026-03-05";
  CHECK(typed_parts(question) == TypedParts{"05", "03", "2026", "", ""});
  CHECK(read_typed(question).value == "2026-03-05");
}

TEST_CASE("a date that is no date is told in words of its own, by the field that is wrong") {
  CHECK(told("born", "5//2026") == "Enter a day, a month and a year.");
  CHECK(told("born", "31/2/2026") == "This day is not in the calendar. Change it.");
  CHECK(told("born", "1/13/2026") == "This day is not in the calendar. Change it.");
  CHECK(told("born", "1/1/26") == "Write the year with four numbers.");
  // It is a date, and the form does not take it.
  CHECK(told("born", "1/1/2027") == "This answer does not fit the question. Change it.");
  form::Question question;
  question.control = Control::date;
  question.value = "1/13/2026";
  CHECK(wrong_parts(question).month);
  CHECK_FALSE(wrong_parts(question).day);
  question.value = "5//2026";
  CHECK(wrong_parts(question).month);
  CHECK_FALSE(wrong_parts(question).year);
}

TEST_CASE("a month or a year alone asks no day") {
  CHECK(kept("month", "/4/2026") == "2026-04-01");
  CHECK(told("month", "/4/") == "Enter a month and a year.");
  CHECK(kept("year", "//2019") == "2019-01-01");
}

TEST_CASE("a time is taken on the 24-hour clock, and one that no clock shows is told") {
  CHECK(kept("up", "7.5") == "07:05:00.000");
  CHECK(told("up", "7.") == "Enter a time, for example 14 30.");
  CHECK(told("up", "25.10") == "There is no such time. Change it.");
  CHECK(told("up", "10.75") == "There is no such time. Change it.");
}

TEST_CASE("a date and time needs both, and keeps how far local time is ahead") {
  CHECK(kept("call", "5/3/2026 14.30").substr(0, 23) == "2026-03-05T14:30:00.000");
  CHECK(kept("call", "5/3/2026 14.30").size() == 29);
  CHECK(told("call", "5/3/2026 .") == "Enter a time, for example 14 30.");
  CHECK(told("call", "// 14.30") == "Enter a day, a month and a year.");
}

TEST_CASE("what is typed and taken back leaves no answer") {
  CHECK(typed_value(Control::date, {}).empty());
  CHECK(typed_value(Control::time, {}).empty());
  CHECK(typed_value(Control::date_time, {}).empty());
  CHECK(typed_value(Control::date_time, {"", "", "", "7", ""}) == "// 7.");
}

TEST_CASE("a half-typed date is there again after the screen was hidden") {
  Asked asked("born");
  asked.type("born", typed_value(Control::date, {"31", "2", "", "", ""}));
  REQUIRE(asked.form.unfinished().size() == 1);
  const FormModel again = asked.again();
  CHECK(again.page().front().value == "31/2/");
  CHECK(again.session().value("/data/born").empty());
  CHECK(typed_parts(again.page().front()) == TypedParts{"31", "2", "", "", ""});
}

TEST_CASE("an answer that is typed anew as it was is not unfinished") {
  Asked asked("born");
  asked.type("born", "5/3/2026");
  asked.go_on();
  REQUIRE(asked.form.back());
  asked.type("born", "05/03/2026");
  CHECK(asked.form.unfinished().empty());
  asked.type("born", "06/03/2026");
  CHECK(asked.form.unfinished().size() == 1);
}

TEST_CASE("values of the engine that nobody could type here come back as they are") {
  form::Question question;
  for (const auto& [control, value] :
       {std::pair(Control::decimal, "1e5"), std::pair(Control::date_time, "2026-03-05T14:30:00.000+01:00"),
        std::pair(Control::time, "14:30"), std::pair(Control::date, "2026-03-05")}) {
    question.control = control;
    question.value = value;
    CHECK(read_typed(question).value == value);
    CHECK(read_typed(question).trouble == TypedTrouble::none);
  }
}

TEST_CASE("answers are said as people say them, not as the form keeps them") {
  const messages::Catalogue english;
  const auto said = [&](Control control, const std::string& value, const std::string& appearance = "") {
    form::Question question;
    question.control = control;
    question.value = value;
    question.appearance = appearance;
    return text_of(answer_words(english, question));
  };
  CHECK(said(Control::date, "2026-03-05") == "5 March 2026");
  CHECK(said(Control::date, "2026-03-01", "month-year") == "March 2026");
  CHECK(said(Control::date, "2026-01-01", "year") == "2026");
  CHECK(said(Control::time, "07:05:00.000") == "07:05");
  CHECK(said(Control::date_time, "2026-07-05T14:30:00.000+01:00") == "5 July 2026, 14:30");
  CHECK(said(Control::boolean, "true") == "Yes");
  CHECK(said(Control::boolean, "0") == "No");
  CHECK(said(Control::integer, "7") == "7");
  CHECK(said(Control::integer, "") == "No answer");
}

TEST_CASE("a number has one spelling, whatever digits, sign or zeros it was written with") {
  for (const char* written :
       {"1", "01", "+1", "1.0", "1,0", " 1", "\u0661", "\u06F1", "\u0967", "\u09E7", "\uFF11"})
    CHECK(plain_spelling(written) == "1");
  CHECK(plain_spelling("-0") == "0");
  CHECK(plain_spelling("\u2212\u0661\u066B\u0665") == "-1.5");
  CHECK(plain_spelling(".50") == "0.5");
  for (const char* none : {"", "-", "1-2", "1.2.3", "1e5", "one", "\u0661a", "\xFF", "\xE0\x80"})
    CHECK_FALSE(plain_spelling(none));
}

TEST_CASE("counting never leaves what a whole number can be, whatever a draft holds") {
  form::Question question;
  question.control = Control::integer;
  const auto from = [&](const char* value, int by) {
    question.value = value;
    return counted(question, by);
  };
  CHECK(from("", 1) == "0");
  CHECK(from("07", 1) == "8");
  CHECK(from("0", -1) == "-1");
  CHECK(from("2147483647", 1) == "2147483647");
  CHECK(from("-2147483648", -1) == "-2147483648");
  CHECK(from("99999999999999999999999999999999", 1) == "2147483647");
  CHECK(from("-9223372036854775808", -1) == "-2147483648");
  CHECK(from("none", 1) == "0");
}
