#include "content/form/host_rules.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend;
using Catch::Contains;

namespace {

/// What is said of a form with one field "a" that is asked so.
std::string said_of(const std::string& body, const std::string& bind = "", bool repeat = false,
                    const char* response_class = "rj") {
  const std::string field = repeat ? "<r><a/></r>" : "<a/>";
  const std::string xml =
      R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
      R"( xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><instance>)"
      R"(<data id="t">)" +
      field + R"(<meta><instanceID/></meta></data></instance>)" + bind + "</model></h:head><h:body>" + body +
      "</h:body></h:html>";
  const auto form = form::Form::load(base::as_bytes(xml));
  if (!form) FAIL(form.error().message);
  const auto status = form::refuse_unsafe(**form, response_class);
  return status ? "" : status.error().message;
}

const std::string input = R"(<input ref="/data/a"><label>A</label></input>)";
const std::string choice = R"(<label>A</label><item><label>X</label><value>x</value></item></select1>)";

/// With this constraint on a whole number.
std::string said_of_number(const std::string& constraint) {
  std::string rule;
  for (const char c : constraint) {
    if (c == '<') {
      rule += "&lt;";
    } else {
      rule += c;
    }
  }
  return said_of(input, R"(<bind nodeset="/data/a" type="int" constraint=")" + rule + R"("/>)");
}

/// In a repeat that is asked so often.
std::string said_of_count(const std::string& count) {
  return said_of(R"(<group ref="/data/r"><label>R</label><repeat nodeset="/data/r")" + count +
                     R"(><select1 ref="/data/r/a">)" + choice + "</repeat></group>",
                 "", true);
}

}  // namespace

TEST_CASE("a host can refuse a form in which somebody could write what they like, whoever signed it") {
  CHECK_THAT(said_of(input), Contains("/data/a is free text"));
  CHECK_THAT(said_of(input, R"(<bind nodeset="/data/a" type="decimal" constraint=". &lt; 9"/>)"),
             Contains("/data/a takes any digits"));
  CHECK(said_of(input, "", false, "key-work").empty());
  CHECK(said_of(input, "", false, "survey").empty());
}

TEST_CASE("no number about restorative justice can be somebody's telephone") {
  CHECK(said_of_number(". >= 0 and . <= 20").empty());
  CHECK(said_of_number("5 >= . and (-5 < .)").empty());
  CHECK(said_of_number(". = 7").empty());
  CHECK(said_of_number(". >= 0 and . <= 20 and . != 7").empty());
  for (const char* open :
       {"true()", ". > 0", ". < 9", ". > 0 and . < 7000000", ". > 0 or . < 20", ". >= 0 and . <= 1001",
        ". >= -99999 and . <= 99999", ". != 5", ". > /data/a and . < 20", "string-length(.) < 4",
        // The first part cannot be worked out, and then any number is taken.
        "regex(., '[') and . >= 0 and . <= 20", "not(. < 0) and . <= 20", ". + 0 >= 0 and . <= 9"}) {
    CAPTURE(open);
    CHECK_THAT(said_of_number(open), Contains("/data/a takes any number"));
  }
  CHECK_THAT(said_of(input, R"(<bind nodeset="/data/a" type="int"/>)"), Contains("/data/a"));
  const auto range = [](const char* end) {
    return said_of(R"(<range ref="/data/a" start="0" step="1" end=")" + std::string(end) +
                       R"("><label>A</label></range>)",
                   R"(<bind nodeset="/data/a" type="int"/>)");
  };
  CHECK(range("10").empty());
  CHECK_THAT(range("5000"), Contains("/data/a has more than 1,000 steps"));
}

TEST_CASE("nothing about restorative justice is asked so often that choices could spell something") {
  CHECK_THAT(said_of_count(""), Contains("/data/r is asked any number of times"));
  CHECK_THAT(said_of_count(R"( jr:count="6")"), Contains("/data/r is asked any number of times"));
  CHECK_THAT(said_of_count(R"( jr:count="2 + 2")"), Contains("/data/r is asked any number of times"));
  CHECK(said_of_count(R"( jr:count="5")").empty());
  // A group between two repeats hides nothing.
  const auto form = form::Form::load(base::as_bytes(
      std::string(
          R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
          R"( xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><instance><data id="t">)"
          R"(<o><g><r><a/></r></g></o><meta><instanceID/></meta></data></instance></model></h:head><h:body>)"
          R"(<group ref="/data/o"><label>O</label><repeat nodeset="/data/o" jr:count="5"><group ref="/data/o/g">)"
          R"(<label>G</label><group ref="/data/o/g/r"><label>R</label><repeat nodeset="/data/o/g/r" jr:count="5">)"
          R"(<select1 ref="/data/o/g/r/a">)") +
      choice + "</repeat></group></group></repeat></group></h:body></h:html>"));
  if (!form) FAIL(form.error().message);
  const auto status = form::refuse_unsafe(**form, "rj");
  REQUIRE_FALSE(status);
  CHECK_THAT(status.error().message, Contains("is a repeat in a repeat"));
}

TEST_CASE("choices, ticks, bounded numbers and what is only said are no free text") {
  CHECK(said_of(R"(<select1 ref="/data/a">)" + choice).empty());
  CHECK(said_of(R"(<trigger ref="/data/a"><label>A</label></trigger>)").empty());
  CHECK(said_of(input, R"(<bind nodeset="/data/a" type="date"/>)").empty());
  const std::string said = R"(<trigger ref="/data/a"><label>A</label></trigger>)";
  CHECK(said_of(said, R"x(<bind nodeset="/data/a" readonly="true()"/>)x").empty());
}
