#include "content/form/answer_words.h"
#include "content/form/submission.h"
#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using mend::base::as_bytes;

namespace {

const std::string fields =
    "<day/><month/><year/><at/><when/><sure/><agree/><scale/><first/><name/><feel/>"
    "<visit><who/><best><what/></best></visit><last/>";
const std::string binds = binding("day", "type=\"date\"") + binding("month", "type=\"date\"") +
                          binding("year", "type=\"date\"") + binding("at", "type=\"time\"") +
                          binding("when", "type=\"dateTime\"") + binding("sure", "type=\"boolean\"") +
                          binding("scale", "type=\"int\"") + binding("first", "type=\"odk:rank\"");

std::string body() {
  return input("day") + R"(<input ref="/data/month" appearance="month-year"><label>month</label></input>)" +
         R"(<input ref="/data/year" appearance="year"><label>year</label></input>)" + input("at") +
         input("when") + input("sure") + R"(<trigger ref="/data/agree"><label>agree</label></trigger>)" +
         R"(<range ref="/data/scale" start="1" end="10" step="1"><label>scale</label></range>)" +
         select("odk:rank", "first", "a b c") + input("name") +
         R"(<input ref="/data/feel"><label>How did <output value="/data/name"/> help?</label></input>)" +
         repeat("visit", input("visit/who") + repeat("visit/best", input("visit/best/what"))) + input("last");
}

std::string read_in(const std::string& answers, std::string_view language = "en") {
  std::string xml = xform(fields, binds, body());
  xml.insert(xml.find("<h:html") + 7, R"( xmlns:odk="http://www.opendatakit.org/xforms")");
  const auto form = Form::load(as_bytes(xml));
  if (!form) FAIL(form.error().message);
  const auto read = read_submission(**form, as_bytes("<data id=\"test\">" + answers + "</data>"), language);
  if (!read) return "refused: " + read.error().message;
  std::string text;
  for (const Answer& answer : *read) {
    for (const RepeatPlace& place : answer.repeats)
      text += place.label.text + " " + std::to_string(place.number) + " / ";
    text += answer.label.text + ":";
    for (const Words& words : answer.words) text += " " + words.text + ";";
    text += "\n";
  }
  return text;
}

/// The words of one answer in a language.
std::string words_of(Control control, std::string_view value, std::string_view language,
                     const std::string& appearance = "") {
  Entry entry;
  entry.control = control;
  entry.appearance = appearance;
  return answer_words(entry, value, language).text;
}

}  // namespace

TEST_CASE("who reads a date or a time meets it as one writes it, not as a machine keeps it") {
  CHECK(read_in("<day>2026-01-02</day><month>2026-03-01</month><year>2026-01-01</year><at>14:30:00.000Z</at>"
                "<when>2026-07-05T09:05:00.000+01:00</when>") ==
        "day: Friday 2 January 2026;\nmonth: March 2026;\nyear: 2026;\nat: 14:30;\n"
        "when: Sunday 5 July 2026 at 09:05;\n");
}

TEST_CASE("dates are in the reader's language and always in the calendar of the form") {
  CHECK(words_of(Control::date, "2026-01-02", "cy") == "Dydd Gwener, 2 Ionawr 2026");
  CHECK(words_of(Control::date, "2026-01-02", "th", "year") == "2026");
  for (const char* language : {"th", "fa", "ar", "ps", "ckb", "hi"}) {
    CAPTURE(language);
    const std::string year = words_of(Control::date, "2026-01-02", language, "year");
    CHECK_FALSE(year.empty());
    // Not 2569, nor 1404, in whatever digits.
    for (const char* other : {"2569", "๒๕๖๙", "1404", "۱۴۰۴", "1447", "١٤٤٧"})
      CHECK(year.find(other) == std::string::npos);
  }
}

TEST_CASE("no day is another day because the reader's clock goes differently") {
  for (const char* zone : {"-12:00", "-00:30", "Z", "+01:00", "+14:00"}) {
    CAPTURE(zone);
    CHECK(words_of(Control::date_time, "2026-03-29T00:15:00.000" + std::string(zone), "en") ==
          "Sunday 29 March 2026 at 00:15");
    CHECK(words_of(Control::time, "23:59:00.000" + std::string(zone), "en") == "23:59");
  }
  // One calendar for all days, also for those when another was in use.
  CHECK(words_of(Control::date, "1500-03-01", "en") == "Thursday 1 March 1500");
}

TEST_CASE("what is no date stays as it is, and nothing is lost of it") {
  for (const char* odd : {"2026-02-30", "tomorrow", "2026", "25:00", ""}) {
    CAPTURE(odd);
    CHECK(words_of(Control::date, odd, "en") == odd);
    CHECK(words_of(Control::time, odd, "en") == odd);
  }
}

TEST_CASE("yes, no and agreed are words, a number on a scale has the ends of the scale beside it") {
  CHECK(read_in("<sure>true</sure><agree>OK</agree><scale>7</scale>") ==
        "sure: Yes;\nagree: Agreed;\nscale: 7 (1–10);\n");
  CHECK(read_in("<sure>0</sure>") == "sure: No;\n");
  CHECK(words_of(Control::boolean, "1", "cy") == "Ie");
  CHECK(words_of(Control::boolean, "true", "zh") == "Yes");
}

TEST_CASE("what was put in order is read in that order") {
  CHECK(read_in("<first>c a b</first>") == "first: c; a; b;\n");
}

TEST_CASE("answers in repeats are read one after the other, each below its number, also nested ones") {
  CHECK(read_in("<visit><who>Jo</who><best><what>tea</what></best><best><what>talk</what></best></visit>"
                "<visit><who>Ali</who></visit><last>end</last>") ==
        "visit 1 / visit/who: Jo;\nvisit 1 / visit/best 1 / visit/best/what: tea;\n"
        "visit 1 / visit/best 2 / visit/best/what: talk;\nvisit 2 / visit/who: Ali;\nlast: end;\n");
}

TEST_CASE("a question that names an earlier answer is read with it") {
  CHECK(read_in("<name>Jo</name><feel>listened</feel>") == "name: Jo;\nHow did Jo help?: listened;\n");
}
