#include "content/form/free_text.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend;
using Catch::Contains;

namespace {

/// What is said of a form with one field "a" that is asked so.
std::string said_of(const std::string& body, const std::string& bind = "", bool repeat = false) {
  const std::string field = repeat ? "<r><a/></r>" : "<a/>";
  const std::string xml =
      R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
      R"( xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><instance>)"
      R"(<data id="t">)" +
      field + R"(<meta><instanceID/></meta></data></instance>)" + bind + "</model></h:head><h:body>" + body +
      "</h:body></h:html>";
  const auto form = form::Form::load(base::as_bytes(xml));
  if (!form) FAIL(form.error().message);
  const auto status = form::refuse_free_text(**form);
  return status ? "" : status.error().message;
}

const std::string input = R"(<input ref="/data/a"><label>A</label></input>)";
const std::string choice = R"(<label>A</label><item><label>X</label><value>x</value></item></select1>)";

}  // namespace

TEST_CASE("a host can refuse a form in which somebody could write what they like, whoever signed it") {
  CHECK_THAT(said_of(input), Contains("/data/a"));
  CHECK_THAT(said_of(input, R"(<bind nodeset="/data/a" type="decimal" constraint=". &lt; 9"/>)"),
             Contains("/data/a"));
  CHECK_THAT(said_of(input, R"(<bind nodeset="/data/a" type="int"/>)"), Contains("/data/a"));
  CHECK_THAT(
      said_of(R"(<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><select1 ref="/data/r/a">)" +
                  choice + "</repeat></group>",
              "", true),
      Contains("/data/r any number of times"));
}

TEST_CASE("choices, ticks, bounded numbers and what is only said are no free text") {
  CHECK(said_of(R"(<select1 ref="/data/a">)" + choice).empty());
  CHECK(said_of(R"(<trigger ref="/data/a"><label>A</label></trigger>)").empty());
  CHECK(said_of(input, R"(<bind nodeset="/data/a" type="int" constraint=". &lt; 9"/>)").empty());
  const std::string said = R"(<trigger ref="/data/a"><label>A</label></trigger>)";
  CHECK(said_of(said, R"x(<bind nodeset="/data/a" readonly="true()"/>)x").empty());
}
