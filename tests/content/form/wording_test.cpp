#include "content/form/markdown.h"
#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

const std::string spoken = xform(
    "<name/><a/>", "",
    input("name") +
        R"x(<input ref="/data/a"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/></input>)x",
    R"x(<itext><translation lang="en" default="true()"><text id="q"><value>Hello <output value="/data/name"/>, well?</value>)x"
    R"x(<value form="image">jr://images/q.png</value><value form="audio">jr://audio/q.opus</value>)x"
    R"x(<value form="big-image">jr://images/big.png</value></text>)x"
    R"x(<text id="h"><value>Hint</value><value form="guidance">Ask slowly.</value></text></translation>)x"
    R"x(<translation lang="cy"><text id="q"><value>Helo <output value="/data/name"/>.</value></text></translation></itext>)x");

}  // namespace

TEST_CASE("an answer stands in the words of a later question") {
  Scenario form(spoken);
  REQUIRE(form.answer("name", "Sam"));
  CHECK(form.question("a").label == Words{"Hello Sam, well?", "en"});
  form.session.set_language("cy");
  CHECK(form.question("a").label == Words{"Helo Sam.", "cy"});
}

TEST_CASE("markup in an answer stays text when it stands in words") {
  Scenario form(spoken);
  REQUIRE(form.answer("name", "<b>&amp;"));
  CHECK(form.question("a").label.text == "Hello <b>&amp;, well?");
}

TEST_CASE("words without itext may hold answers too") {
  Scenario form(
      xform("<n>3</n><a/>", "",
            R"x(<input ref="/data/a"><label>You have <output value="/data/n * 2"/> left</label></input>)x"));
  CHECK(form.question("a").label.text == "You have 6 left");
}

TEST_CASE("an output in a repeat speaks of its own instance") {
  Scenario form(xform(
      "<p><n/><a/></p>", "",
      repeat("p",
             input("p/n") +
                 R"x(<input ref="/data/p/a"><label>Age of <output value="/data/p/n"/></label></input>)x")));
  form.add("p");
  REQUIRE(form.answer("p[1]/n", "A"));
  REQUIRE(form.answer("p[2]/n", "B"));
  CHECK(form.question("p[1]/a").label.text == "Age of A");
  CHECK(form.question("p[2]/a").label.text == "Age of B");
}

TEST_CASE("pictures, sound and guidance stand beside the words") {
  Scenario form(spoken);
  const Question question = form.question("a");
  CHECK(question.media == Media{"jr://images/q.png", "jr://images/big.png", "jr://audio/q.opus", ""});
  CHECK(question.hint.text == "Hint");
  CHECK(question.guidance == Words{"Ask slowly.", "en"});
}

TEST_CASE("a text with a form that we do not know is refused by name") {
  CHECK_THAT(
      refusal(xform(
          "<a/>", "", input("a"),
          R"x(<itext><translation lang="en"><text id="q"><value form="smell">x</value></text></translation></itext>)x")),
      Contains("smell"));
}

TEST_CASE("what was typed masked does not stand in clear in the words of another question") {
  Scenario form(
      xform("<pin/><sure/>", "",
            R"x(<input ref="/data/pin" appearance="numbers masked"><label>Your code</label></input>)x"
            R"x(<input ref="/data/sure"><label>Is <output value="/data/pin"/> right?</label></input>)x"));
  CHECK(form.question("sure").label.text == "Is  right?");
  REQUIRE(form.answer("pin", "4711"));
  CHECK(form.question("sure").label.text == "Is •••• right?");
}

TEST_CASE("an output that reads nothing is refused") {
  CHECK_FALSE(
      refusal(xform("<a/>", "", "<input ref=\"/data/a\"><label>x <output/></label></input>")).empty());
  CHECK_FALSE(
      refusal(xform("<a/>", "", "<input ref=\"/data/a\"><label>x <output value=\"(\"/></label></input>"))
          .empty());
}

TEST_CASE("messages of rules are words in languages like all others") {
  Scenario form(xform(
      "<name/><a/>", binding("a", R"x(constraint="false()" jr:constraintMsg="jr:itext('m')")x"),
      input("name") + input("a"),
      R"x(<itext><translation lang="en"><text id="m"><value>No, <output value="/data/name"/>.</value></text></translation></itext>)x"));
  REQUIRE(form.answer("name", "Sam"));
  CHECK(form.session.check("/data/a", "x")->message.text == "No, Sam.");
}

TEST_CASE("an itext id can be worked out") {
  Scenario form(xform(
      "<k/><a/>", "",
      input("k") +
          R"x(<input ref="/data/a"><label ref="jr:itext(concat('q-', /data/k))">Plain</label></input>)x",
      R"x(<itext><translation lang="en"><text id="q-1"><value>One</value></text></translation></itext>)x"));
  REQUIRE(form.answer("k", "1"));
  CHECK(form.question("a").label.text == "One");
  REQUIRE(form.answer("k", "2"));
  CHECK(form.question("a").label.text == "Plain");
}

TEST_CASE("the month in a sentence is that of the language") {
  Scenario form(spoken);
  CHECK(form.eval("format-date('2027-09-05', '%e %b %Y')") == "5 Sep 2027");
  form.session.set_language("cy");
  CHECK(form.eval("format-date('2027-01-05', '%B')") == "Ionawr");
}

TEST_CASE("emphasis in words is told and its signs are not shown") {
  const auto runs = read_markdown("Be **very** _kind_ now");
  REQUIRE(runs.size() == 5);
  CHECK(runs[1] == Run{"very", true, false, 0, false});
  CHECK(runs[3] == Run{"kind", false, true, 0, false});
  CHECK(without_markdown("Be **very** _kind_ now") == "Be very kind now");
}

TEST_CASE("a heading in words is told with its level") {
  const auto runs = read_markdown("# First\nthen");
  REQUIRE(runs.size() == 2);
  CHECK(runs[0] == Run{"First", false, false, 1, false});
  CHECK(runs[1] == Run{"then", false, false, 0, true});
}

TEST_CASE("a link in words is shown as its words and leads nowhere") {
  CHECK(without_markdown("See [the page](https://example.com/x) now") == "See the page now");
  CHECK(without_markdown("[a](javascript:alert(1))").find("javascript") == std::string::npos);
}

TEST_CASE("signs that are no markup stay, and a backslash keeps them") {
  CHECK(without_markdown("2 * 3 * 4 and snake_case_name") == "2 * 3 * 4 and snake_case_name");
  CHECK(without_markdown("\\*not\\* bold") == "*not* bold");
  CHECK(without_markdown("**open") == "**open");
}

TEST_CASE("tags in words are taken out and never drawn") {
  CHECK(without_markdown("<span style=\"color:red\">Red</span> & <b>x</b>") == "Red & x");
  CHECK(without_markdown("1 < 2") == "1 < 2");
}
