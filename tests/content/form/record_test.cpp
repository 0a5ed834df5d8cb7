#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;
using mend::base::as_bytes;

namespace {

std::string with_meta(const std::string& meta, const std::string& fields, const std::string& binds,
                      const std::string& body) {
  std::string xml = xform(fields, binds, body);
  xml.replace(xml.find("<instanceID/>"), 13, meta);
  return xml;
}

}  // namespace

TEST_CASE("attributes of the form's nodes are sent with them") {
  Scenario form(xform(R"x(<a kind="x">1</a>)x", "", input("a")));
  CHECK_THAT(form.submission(), Contains(R"x(<a kind="x">1</a>)x"));
  CHECK(form.eval("/data/a/@kind") == "x");
}

TEST_CASE("a bind may speak of an attribute") {
  Scenario form(xform("<a k=\"\"/>", binding("a/@k", R"x(calculate="concat(/data/a, '!')")x"), input("a")));
  REQUIRE(form.answer("a", "v"));
  CHECK_THAT(form.submission(), Contains(R"x(<a k="v!">v</a>)x"));
}

TEST_CASE("names with prefixes are sent with what the prefixes mean") {
  std::string xml = xform("<a/>", "", input("a"));
  xml.replace(xml.find("<data "), 6, "<data xmlns:orx=\"http://openrosa.org/xforms\" ");
  xml.replace(xml.find("<meta><instanceID/></meta>"), 26, "<orx:meta><orx:instanceID/></orx:meta>");
  Scenario form(xml);
  CHECK_THAT(form.submission(),
             Contains("xmlns:orx=\"http://openrosa.org/xforms\"") && Contains("<orx:instanceID>uuid:"));
  Scenario again(xml);
  CHECK(again.session.load(form.session.save()));
}

TEST_CASE("answers that are sent again after a change get a new id and name the old one") {
  const std::string xml = with_meta("<instanceID/><deprecatedID/>", "<a/>", "", input("a"));
  Scenario first(xml);
  REQUIRE(first.answer("a", "before"));
  const std::string id = first.value("meta/instanceID");
  Scenario second(xml);
  REQUIRE(second.session.revise(first.session.serialize()));
  CHECK(second.value("a") == "before");
  CHECK(second.value("meta/deprecatedID") == id);
  CHECK(second.value("meta/instanceID") != id);
  CHECK(second.value("meta/instanceID").starts_with("uuid:"));
}

TEST_CASE("answers that were not relevant come back empty when they are revised") {
  const std::string xml =
      xform("<a/><b/>", binding("b", R"x(relevant="/data/a = 'yes'")x"), input("a") + input("b"));
  Scenario first(xml);
  REQUIRE(first.answer("a", "no"));
  Scenario second(xml);
  REQUIRE(second.session.revise(first.session.serialize()));
  REQUIRE(second.answer("a", "yes"));
  CHECK(second.value("b").empty());
  CHECK(second.answer("b", "x"));
}

TEST_CASE("answers of another form cannot be revised here") {
  Scenario form(xform("<a/>", "", input("a")));
  CHECK_FALSE(form.session.revise(as_bytes("<data id=\"other\"><a/></data>")));
  CHECK_FALSE(form.session.revise(as_bytes("<data id=\"test\"><z/></data>")));
  CHECK_FALSE(form.session.revise(as_bytes("x")));
}

TEST_CASE("a calculation that never changes by itself comes out the same after a draft is taken up") {
  const std::string xml = xform("<a/><r/>", binding("r", R"x(calculate="once(random())")x"), input("a"));
  Scenario before(xml);
  const std::string number = before.value("r");
  REQUIRE(number.size() > 3);
  mend::base::SeededRandom other(99);
  Session after(before.form, before.clock, other);
  REQUIRE(after.load(before.session.save()));
  CHECK(after.value("/data/r") == number);
}

TEST_CASE("any form of ODK can be tried that our house would not publish") {
  Scenario form(
      "<h:html xmlns=\"http://www.w3.org/2002/xforms\" "
      "xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head><model>"
      "<instance><data><a/></data></instance><bind nodeset=\"/data/gone\"/></model></h:head>"
      "<h:body><input ref=\"/data/a\"/></h:body></h:html>",
      any_form());
  CHECK(form.session.set("/data/a", "x"));
  CHECK(form.value("a") == "x");
}

TEST_CASE("the state of a node is told whole") {
  Scenario form(xform("<a/><g><b/></g>", binding("a", R"x(type="int" required="true()" constraint=". > 1")x"),
                      input("a") + "<group ref=\"/data/g\">" + input("g/b") + "</group>"));
  auto state = form.session.state("/data/a").value();
  CHECK(state.type == "int");
  CHECK(state.required);
  CHECK_FALSE(state.readonly);
  CHECK_FALSE(state.valid);
  REQUIRE(form.answer("a", "2"));
  CHECK(form.session.state("/data/a")->valid);
  CHECK(form.session.state("/data/g")->type == "group");
  CHECK_FALSE(form.session.state("/data/nothing"));
}

TEST_CASE("what is not relevant is in nobody's way") {
  Scenario form(xform("<a/><b/>", binding("b", R"x(required="true()" relevant="/data/a = 'yes'")x"),
                      input("a") + input("b")));
  CHECK(form.session.state("/data/b")->valid);
  CHECK_FALSE(form.session.state("/data/b")->relevant);
}

TEST_CASE("a field that no question asks can be set by a tool, under the same rules") {
  Scenario form(xform("<a/><n/>", binding("n", R"x(type="int" constraint=". &lt; 5")x"), input("a")));
  CHECK(form.session.set("/data/n", "3"));
  CHECK_FALSE(form.session.set("/data/n", "7"));
  CHECK_FALSE(form.session.set("/data/n", "x"));
  CHECK_FALSE(form.session.set("/data/meta", "x"));
  CHECK_FALSE(form.session.set("/data/gone", "x"));
  CHECK(form.value("n") == "3");
}

TEST_CASE("an attribute that one instance has is not given to the others by a draft") {
  Scenario form(xform("<r kind=\"first\"><x/></r><r><x/></r>", "", repeat("r", input("r/x"))), any_form());
  const auto draft = form.session.save();
  Session again(form.form, form.clock, form.random);
  REQUIRE(again.load(draft));
  CHECK(again.save() == draft);
  CHECK(again.value("/data/r[1]/@kind") == "first");
  CHECK_FALSE(again.state("/data/r[2]/@kind"));
}

TEST_CASE("a draft is taken up again where the form writes one instance with fewer fields than the next") {
  Scenario form(xform("<r><x/><y/></r><r><y/></r>", "", repeat("r", input("r/x") + input("r/y"))),
                any_form());
  REQUIRE(form.answer("r[2]/y", "kept"));
  const auto draft = form.session.save();
  Session again(form.form, form.clock, form.random);
  REQUIRE(again.load(draft));
  CHECK(again.save() == draft);
  CHECK(again.value("/data/r[2]/y") == "kept");
  CHECK_FALSE(again.state("/data/r[2]/x"));
}

TEST_CASE("a form of ODK that is known by its namespace can be kept and taken up again") {
  std::string xml = xform("<a/>", "", input("a"));
  xml.replace(xml.find("<data id=\"test\""), 15, "<data xmlns=\"urn:x:test\"");
  Scenario form(xml, any_form());
  REQUIRE(form.answer("a", "kept"));
  Session again(form.form, form.clock, form.random);
  REQUIRE(again.load(form.session.save()));
  CHECK(again.value("/data/a") == "kept");
}
