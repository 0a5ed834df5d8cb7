#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

std::string setvalue(const std::string& event, const std::string& ref, const std::string& value) {
  return "<setvalue event=\"" + event + "\" ref=\"" + ref + "\" value=\"" + value + "\"/>";
}

std::string asks(const std::string& name, const std::string& inside) {
  return "<input ref=\"/data/" + name + "\"><label>" + name + "</label>" + inside + "</input>";
}

}  // namespace

TEST_CASE("a value can be set when the form is begun") {
  Scenario form(
      xform("<a/><b/>", setvalue("odk-instance-first-load", "/data/b", "4 * 4"), input("a") + input("b")));
  CHECK(form.value("b") == "16");
  REQUIRE(form.answer("b", "mine"));
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("b") == "mine");
}

TEST_CASE("what is set when a form is begun is not set again when a draft is taken up") {
  const std::string xml = xform("<a/><b/><c/>",
                                setvalue("odk-instance-first-load", "/data/b", "now()") +
                                    setvalue("odk-instance-load", "/data/c", "now()"),
                                input("a"));
  Scenario before(xml);
  Scenario after(xml);
  after.clock.advance(86'400'000);
  REQUIRE(after.session.load(before.session.save()));
  CHECK(after.value("b") == "2027-01-15T08:00:00.000+00:00");
  CHECK(after.value("c") == "2027-01-16T08:00:00.000+00:00");
}

TEST_CASE("the old name of the event is understood") {
  CHECK(Scenario(xform("<b/>", setvalue("xforms-ready", "/data/b", "'x'"), input("b"))).value("b") == "x");
}

TEST_CASE("a value can be given as it stands, without an expression") {
  Scenario form(xform("<b/>",
                      R"x(<setvalue event="odk-instance-first-load" ref="/data/b">as it is</setvalue>)x",
                      input("b")));
  CHECK(form.value("b") == "as it is");
}

TEST_CASE("a changed answer can set another value") {
  Scenario form(
      xform("<a/><b/>", "",
            asks("a", setvalue("xforms-value-changed", "/data/b", "concat(/data/a, '!')")) + input("b")));
  CHECK(form.value("b").empty());
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("b") == "x!");
}

TEST_CASE("the same answer again changes nothing") {
  Scenario form(xform("<n>0</n><a/>", "", asks("a", setvalue("xforms-value-changed", "/data/n", ". + 1"))));
  REQUIRE(form.answer("a", "x"));
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("n") == "1");
  REQUIRE(form.answer("a", "y"));
  CHECK(form.value("n") == "2");
}

TEST_CASE("the value is worked out where it is set") {
  Scenario form(xform("<n>5</n><a/>", "", asks("a", setvalue("xforms-value-changed", "/data/n", ". + 1"))));
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("n") == "6");
}

TEST_CASE("what is set goes on to what depends on it") {
  Scenario form(xform("<a/><b/><c/>", binding("c", R"x(calculate="concat(/data/b, /data/b)")x"),
                      asks("a", setvalue("xforms-value-changed", "/data/b", "'y'")) + input("b")));
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("c") == "yy");
}

TEST_CASE("a set value can set another in turn") {
  Scenario form(xform("<a/><b/><c/>", "",
                      asks("a", setvalue("xforms-value-changed", "/data/b", "'1'")) +
                          asks("b", setvalue("xforms-value-changed", "/data/c", "concat(/data/b, '2')")) +
                          input("c")));
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("c") == "12");
}

TEST_CASE("two values that set each other for ever come to an end") {
  Scenario form(xform("<a/><b/>", "",
                      asks("a", setvalue("xforms-value-changed", "/data/b", "concat(/data/a, 'x')")) +
                          asks("b", setvalue("xforms-value-changed", "/data/a", "/data/b"))));
  CHECK(form.answer("a", "x"));
  CHECK(form.value("a").size() <= 10'000);
}

TEST_CASE("a read-only value can be set by the form") {
  Scenario form(xform("<a/><b/>", binding("b", R"x(readonly="true()")x"),
                      asks("a", setvalue("xforms-value-changed", "/data/b", "'y'")) + input("b")));
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("b") == "y");
  CHECK_FALSE(form.answer("b", "z"));
}

TEST_CASE("a new instance can begin with a value of its own, which the person may change") {
  Scenario form(
      xform("<k>7</k><p><x/></p>", "",
            input("k") + repeat("p", setvalue("odk-new-repeat", "/data/p/x", "/data/k + 2") + input("p/x"))));
  CHECK(form.value("p[1]/x").empty());
  form.add("p");
  CHECK(form.value("p[2]/x") == "9");
  REQUIRE(form.answer("k", "1"));
  CHECK(form.value("p[2]/x") == "9");
  REQUIRE(form.answer("p[2]/x", "mine"));
  form.add("p");
  CHECK(form.value("p[2]/x") == "mine");
  CHECK(form.value("p[3]/x") == "3");
}

TEST_CASE("instances that a count makes are new ones too") {
  Scenario form(
      xform(R"x(<k/><p jr:template=""><x/></p>)x", "",
            input("k") + repeat("p", setvalue("odk-new-repeat", "/data/p/x", "position(..)") + input("p/x"),
                                R"x(jr:count="/data/k")x")));
  REQUIRE(form.answer("k", "2"));
  CHECK(form.value("p[1]/x") == "1");
  CHECK(form.value("p[2]/x") == "2");
}

TEST_CASE("a change in one instance sets a value in the same instance") {
  Scenario form(xform("<p><a/><b/></p>", "",
                      repeat("p", "<input ref=\"/data/p/a\"><label>a</label>" +
                                      setvalue("xforms-value-changed", "/data/p/b", "4 * position(..)") +
                                      "</input>" + input("p/b"))));
  form.add("p");
  REQUIRE(form.answer("p[2]/a", "x"));
  CHECK(form.value("p[2]/b") == "8");
  CHECK(form.value("p[1]/b").empty());
}

TEST_CASE("a target in one chosen instance is found by its predicate") {
  Scenario form(xform("<a/><p><x/></p>", "",
                      asks("a", setvalue("xforms-value-changed", "/data/p[position() = 2]/x", "/data/a")) +
                          repeat("p", input("p/x"))));
  form.add("p");
  REQUIRE(form.answer("a", "x"));
  CHECK(form.value("p[1]/x").empty());
  CHECK(form.value("p[2]/x") == "x");
}

TEST_CASE("a target that is many nodes is left alone") {
  Scenario form(
      xform("<a/><p><x/></p>", "",
            asks("a", setvalue("xforms-value-changed", "/data/p/x", "'y'")) + repeat("p", input("p/x"))));
  form.add("p");
  CHECK(form.answer("a", "x"));
  CHECK(form.value("p[1]/x").empty());
  CHECK(form.value("p[2]/x").empty());
}

TEST_CASE("being hidden or shown is no change of an answer") {
  Scenario form(xform("<k/><a/><n>0</n>", binding("a", R"x(relevant="/data/k != 'no'")x"),
                      input("k") + asks("a", setvalue("xforms-value-changed", "/data/n", ". + 1"))));
  REQUIRE(form.answer("a", "x"));
  REQUIRE(form.answer("k", "no"));
  REQUIRE(form.answer("k", "yes"));
  CHECK(form.value("n") == "1");
}

TEST_CASE("several events may set one value off") {
  Scenario form(xform(
      R"x(<p><x/></p>)x", "",
      repeat("p", setvalue("odk-instance-first-load odk-new-repeat", "/data/p/x", "'d'") + input("p/x"))));
  form.add("p");
  CHECK(form.value("p[1]/x") == "d");
  CHECK(form.value("p[2]/x") == "d");
}

TEST_CASE("actions that we do not have are refused by name") {
  CHECK_THAT(
      refusal(xform("<a/>", "<setgeopoint ref=\"/data/a\" event=\"odk-instance-first-load\"/>", input("a"))),
      Contains("setgeopoint"));
  CHECK_THAT(refusal(xform("<a/>", setvalue("xforms-value-changed", "/data/a", "1"), input("a"))),
             Contains("no question"));
  CHECK_THAT(refusal(xform("<a/>", setvalue("odk-new-repeat", "/data/a", "1"), input("a"))),
             Contains("repeat"));
}
