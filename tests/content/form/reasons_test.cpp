#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

std::string why(Scenario& form, const std::string& name, const std::string& value) {
  const auto refused = form.session.set("/data/" + name, value);
  return refused ? std::string("taken") : refused.error().message;
}

}  // namespace

TEST_CASE("a refusal says what the question takes") {
  Scenario form(
      xform("<i/><d/><day/><t/><dt/><b/><r/><ok/><one/><many/><text/><n/><p jr:template=\"\"><x/></p><h/>",
            binding("i", R"x(type="int")x") + binding("d", R"x(type="decimal")x") +
                binding("day", R"x(type="date")x") + binding("t", R"x(type="time")x") +
                binding("dt", R"x(type="dateTime")x") + binding("b", R"x(type="boolean")x") +
                binding("h", R"x(type="int")x") + binding("n", R"x(type="int")x") +
                binding("r", R"x(type="decimal")x") + binding("text", R"x(mend:max-length="3")x"),
            input("i") + input("d") + input("day") + input("t") + input("dt") + input("b") +
                R"x(<range ref="/data/r" start="1" end="5" step="0.5"><label>r</label></range>)x"
                R"x(<trigger ref="/data/ok"><label>ok</label></trigger>)x" +
                select("select1", "one", "yes no") + select("select", "many", "a b") + input("text") +
                input("n") + repeat("p", input("p/x"), R"x(jr:count="/data/n")x")));
  CHECK(why(form, "i", "five") == "This takes a whole number, such as 12.");
  CHECK(why(form, "i", "99999999999") == "This takes a whole number from -2147483648 to 2147483647.");
  CHECK(why(form, "h", "x") == "This takes a whole number, such as 12.");
  CHECK(why(form, "d", "1,5") == "This takes a number, such as 2.5.");
  CHECK(why(form, "day", "1 March") == "This takes a date, such as 2026-03-01.");
  CHECK(why(form, "t", "noon") == "This takes a time, such as 09:30.");
  CHECK(why(form, "dt", "2026-03-01") ==
        "This takes a date with a time, such as 2026-03-01T09:30:00.000+00:00.");
  CHECK(why(form, "b", "yes") == "This takes true or false.");
  CHECK(why(form, "r", "1.2") == "This takes a number from 1 to 5 in steps of 0.5.");
  CHECK(why(form, "ok", "yes") == "This takes OK, or nothing.");
  CHECK(why(form, "one", "maybe") == "\"maybe\" is no choice here: yes, no.");
  CHECK(why(form, "one", "yes no") == "This takes one choice: yes, no.");
  CHECK(why(form, "many", "a c") == "\"c\" is no choice here: a, b.");
  CHECK(why(form, "text", "long") == "The answer is too long; keep at most 3 characters.");
  CHECK(why(form, "text", "\x01") == "The answer holds characters that cannot be kept; take them out.");
  CHECK(why(form, "n", "20000") == "The form asks about each one of that many; give at most 10000.");
}

TEST_CASE("the examples in refusals are taken") {
  Scenario form(xform("<i/><d/><day/><t/><dt/>",
                      binding("i", R"x(type="int")x") + binding("d", R"x(type="decimal")x") +
                          binding("day", R"x(type="date")x") + binding("t", R"x(type="time")x") +
                          binding("dt", R"x(type="dateTime")x"),
                      input("i") + input("d") + input("day") + input("t") + input("dt")));
  for (const char* name : {"i", "d", "day", "t", "dt"}) {
    const std::string words = why(form, name, "x");
    const std::size_t at = words.find("such as ") + 8;
    CHECK(why(form, name, words.substr(at, words.size() - at - 1)) == "taken");
  }
}

TEST_CASE("a refusal says when nothing can be answered there") {
  Scenario form(
      xform("<k/><a/><n/><f/><c/><g><x/></g>",
            binding("a", R"x(relevant="/data/k = 'yes'")x") + binding("n", R"x(readonly="true()")x") +
                binding("f", R"x(readonly="/data/k = ''")x") + binding("c", R"x(calculate="1 + 1")x"),
            input("k") + input("a") + input("n") + input("f") + input("c") + "<group ref=\"/data/g\">" +
                input("g/x") + "</group>"));
  CHECK(why(form, "a", "x") == "/data/a is not asked now.");
  CHECK_THAT(why(form, "n", "x"), Contains("/data/n is a note"));
  CHECK(why(form, "f", "x") == "/data/f is read-only; it takes no answer.");
  CHECK_THAT(why(form, "c", "x"), Contains("worked out by the form"));
  CHECK_THAT(why(form, "g", "x"), Contains("group"));
  CHECK_THAT(why(form, "gone", "x"), Contains("There is no node /data/gone"));
}

TEST_CASE("the choices in a refusal are bounded, and cut between characters") {
  std::string names;
  for (int i = 0; i < 30; ++i) names += (i == 0 ? "c" : " c") + std::to_string(i);
  Scenario form(xform("<o/>", "", select("select1", "o", names)));
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "ŵ";
  const std::string words = why(form, "o", long_name);
  CHECK_THAT(words, Contains("c9 and 20 more.") && !Contains("c10"));
  CHECK(words.size() < 250);
  CHECK(words.find("ŵ…\"") != std::string::npos);
}

TEST_CASE("the form's own words come before ours") {
  Scenario form(
      xform("<a/>", binding("a", R"x(required="true()" jr:requiredMsg="Please say.")x"), input("a")));
  CHECK(why(form, "a", "") == "Please say.");
}
