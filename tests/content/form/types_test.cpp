#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

/// Of a question of one type, what it takes and what not.
void takes(const std::string& type, const std::vector<const char*>& good,
           const std::vector<const char*>& bad) {
  Scenario form(xform("<a/>", binding("a", "type=\"" + type + "\""), input("a")));
  for (const char* value : good) {
    CAPTURE(type, value);
    CHECK(form.answer("a", value));
  }
  for (const char* value : bad) {
    CAPTURE(type, value);
    CHECK_FALSE(form.answer("a", value));
  }
}

std::string range(const std::string& rules) {
  return "<range ref=\"/data/a\" " + rules + "><label>a</label></range>";
}

}  // namespace

TEST_CASE("a question of whole numbers takes nothing else") {
  takes("int", {"0", "17", "-3", " 5 ", "+5", "-2147483648", "2147483647"},
        {"1.5", "x", "1e3", "12 13", "0x10", "--1", "+-1", "-", "+", "2147483648", "-2147483649"});
}

TEST_CASE("a question of numbers takes fractions") {
  takes("decimal", {"0", "1.5", "-.5", "12"}, {"x", "1,5", "nan", "inf", "1.2.3", "1e3", "+-1", "."});
}

TEST_CASE("a number with a plus before it is the number, also to the form's rules") {
  for (const char* type : {"int", "decimal"}) {
    Scenario form(xform("<a/><b/>",
                        binding("a", "constraint=\". > 3\" type=\"" + std::string(type) + "\"") +
                            binding("b", R"x(calculate="/data/a + 1")x"),
                        input("a")));
    REQUIRE(form.answer("a", "+5"));
    CHECK(form.value("a") == "5");
    CHECK(form.value("b") == "6");
  }
}

TEST_CASE("a question of dates takes only days that there are") {
  takes("date", {"2027-01-15", "2024-02-29"},
        {"2027-02-29", "2027-13-01", "15/01/2027", "2027-1-5", "2027-01-15T10:00"});
}

TEST_CASE("a question of times takes times of the day") {
  takes("time", {"08:00", "23:59:59", "08:00:00.000+01:00"}, {"24:00", "8", "08:60", "x"});
}

TEST_CASE("a question of date and time takes both together, with its offset") {
  takes("dateTime", {"2027-01-15T08:00", "2027-01-15T08:00:00.000+01:00", "2027-01-15T08:00:00Z"},
        {"2027-01-15", "08:00", "2027-01-15 08:00"});
}

TEST_CASE("a question of true or false takes these") {
  takes("boolean", {"true", "false", "1", "0"}, {"yes", "TRUE"});
}

TEST_CASE("a dateTime keeps the offset that it was given with") {
  Scenario form(xform("<a/>", binding("a", R"x(type="dateTime")x"), input("a")));
  REQUIRE(form.answer("a", "2027-07-15T08:00:00.000+05:30"));
  CHECK_THAT(form.submission(), Contains("2027-07-15T08:00:00.000+05:30"));
}

TEST_CASE("the screen is told which kind of question it is") {
  const std::pair<const char*, Control> kinds[] = {
      {"int", Control::integer},     {"decimal", Control::decimal},    {"date", Control::date},
      {"time", Control::time},       {"dateTime", Control::date_time}, {"boolean", Control::boolean},
      {"xsd:int", Control::integer}, {"string", Control::text},        {"unknown", Control::text}};
  for (const auto& [type, control] : kinds) {
    CAPTURE(type);
    CHECK(Scenario(xform("<a/>", binding("a", "type=\"" + std::string(type) + "\""), input("a")))
              .question("a")
              .control == control);
  }
}

TEST_CASE("questions that need a place or a camera are refused by name") {
  for (const char* type : {"geopoint", "geotrace", "geoshape", "binary", "barcode", "intent"}) {
    CAPTURE(type);
    CHECK_THAT(refusal(xform("<a/>", binding("a", "type=\"" + std::string(type) + "\""), input("a"))),
               Contains(type));
  }
}

TEST_CASE("a range takes its steps from start to end") {
  Scenario form(xform("<a/>", binding("a", R"x(type="int")x"), range(R"x(start="2" end="10" step="2")x")));
  const Question question = form.question("a");
  CHECK(question.control == Control::range);
  CHECK(question.range_end == 10);
  for (const char* good : {"2", "4", "10"}) CHECK(form.answer("a", good));
  for (const char* bad : {"3", "0", "12", "x"}) CHECK_FALSE(form.answer("a", bad));
}

TEST_CASE("a range of fractions takes every step in spite of binary fractions") {
  Scenario form(
      xform("<a/>", binding("a", R"x(type="decimal")x"), range(R"x(start="0" end="1" step="0.1")x")));
  for (const char* good : {"0.1", "0.3", "0.7", "0.9", "1"}) {
    CAPTURE(good);
    CHECK(form.answer("a", good));
  }
  CHECK_FALSE(form.answer("a", "0.15"));
}

TEST_CASE("a range without numbers, or of another type, is refused") {
  CHECK_THAT(refusal(xform("<a/>", binding("a", R"x(type="int")x"), range(R"x(start="1" end="5")x"))),
             Contains("range"));
  CHECK_THAT(
      refusal(xform("<a/>", binding("a", R"x(type="int")x"), range(R"x(start="1" end="5" step="0")x"))),
      Contains("range"));
  CHECK_THAT(
      refusal(xform("<a/>", binding("a", R"x(type="string")x"), range(R"x(start="1" end="5" step="1")x"))),
      Contains("int or decimal"));
}

TEST_CASE("a calculation in a whole number loses its fraction, and in a date becomes one") {
  Scenario form(xform("<a/><i/><d/>",
                      binding("i", R"x(type="int" calculate="7 div 2")x") +
                          binding("d", R"x(type="date" calculate="today() + 7")x"),
                      input("a")));
  CHECK(form.value("i") == "3");
  CHECK(form.value("d") == "2027-01-22");
}

TEST_CASE("dates compare and count as days") {
  Scenario form(xform("<a>2027-01-10</a>", binding("a", R"x(type="date")x"), input("a")));
  CHECK(form.eval("/data/a < today()") == "true");
  CHECK(form.eval("today() - /data/a") == "5");
  CHECK(form.eval("number('1970-01-02')") == "1");
  CHECK(form.eval("/data/a > '2027-01-09'") == "true");
}

TEST_CASE("today is the day on the clock on the wall, not in Greenwich") {
  const std::string xml = xform("<a/>", "", input("a"));
  // 2027-01-15T08:00Z is another day ten hours to the west.
  Scenario west(xml, Reading{}, [](mend::base::UnixMillis) { return -10 * 3600; });
  CHECK(west.eval("today()") == "2027-01-14");
  CHECK(west.eval("now()") == "2027-01-14T22:00:00.000-10:00");
  Scenario east(xml, Reading{}, [](mend::base::UnixMillis) { return 5 * 3600 + 1800; });
  CHECK(east.eval("now()") == "2027-01-15T13:30:00.000+05:30");
  CHECK(east.eval("decimal-time('00:00:00.000Z')") != "0");
  CHECK(east.eval("format-date-time('2027-01-15T00:00:00.000Z', '%H:%M')") == "05:30");
}

TEST_CASE("a person's text is not read as a number or trimmed") {
  Scenario form(xform("<a/>", "", input("a")));
  REQUIRE(form.answer("a", " 007 "));
  CHECK(form.value("a") == " 007 ");
}

TEST_CASE("a rule in words stands beside the rule of the type") {
  Scenario form(xform("<a/>",
                      binding("a", R"x(type="int" constraint=". &lt; 130" jr:constraintMsg="Too old.")x"),
                      input("a")));
  CHECK(form.session.check("/data/a", "200")->message.text == "Too old.");
  CHECK(form.session.check("/data/a", "x")->kind == ProblemKind::not_possible);
  CHECK_FALSE(form.session.check("/data/a", "20"));
}

TEST_CASE("saveIncomplete is read and must be an expression") {
  CHECK(refusal(xform("<a/>", binding("a", R"x(saveIncomplete="true()")x"), input("a"))).empty());
  CHECK_FALSE(refusal(xform("<a/>", binding("a", R"x(saveIncomplete="true(")x"), input("a"))).empty());
}

TEST_CASE("a group that is read-only makes all in it so") {
  Scenario form(xform("<g><a/></g>", binding("g", R"x(readonly="true()")x"),
                      "<group ref=\"/data/g\">" + input("g/a") + "</group>"));
  CHECK(form.question("g/a").readonly);
  CHECK_FALSE(form.answer("g/a", "x"));
}

TEST_CASE("begin and day of begin are filled in once, the end when it is sent") {
  const std::string xml =
      xform("<s/><e/><t/><a/>",
            binding("s", R"x(type="dateTime" jr:preload="timestamp" jr:preloadParams="start")x") +
                binding("e", R"x(type="dateTime" jr:preload="timestamp" jr:preloadParams="end")x") +
                binding("t", R"x(type="date" jr:preload="date" jr:preloadParams="today")x"),
            input("a"));
  Scenario form(xml);
  form.clock.advance(3'600'000);
  CHECK(form.value("s") == "2027-01-15T08:00:00.000+00:00");
  CHECK(form.value("t") == "2027-01-15");
  CHECK(form.value("e").empty());
  CHECK_THAT(form.submission(), Contains("<e>2027-01-15T09:00:00.000+00:00</e>"));
}

TEST_CASE("a form may not learn of the device or the person") {
  CHECK_THAT(refusal(xform("<a/>", binding("a", R"x(jr:preload="property" jr:preloadParams="deviceid")x"),
                           input("a"))),
             Contains("preload"));
  CHECK_THAT(refusal(xform("<a/>", binding("a", R"x(calculate="property('deviceid')")x"), input("a"))),
             Contains("property()"));
}

TEST_CASE("an id that an older form calculates is still made once") {
  const std::string xml =
      xform("<a/>", binding("meta/instanceID", R"x(calculate="concat('uuid:', uuid())")x"), input("a"));
  Scenario before(xml);
  const std::string id = before.value("meta/instanceID");
  CHECK(id.size() == 41);
  REQUIRE(before.answer("a", "x"));
  Session after(before.form, before.clock, before.random);
  REQUIRE(after.load(before.session.save()));
  CHECK(after.value("/data/meta/instanceID") == id);
}
