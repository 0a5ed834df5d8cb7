#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

std::string setvalue(const std::string& event, const std::string& name, const std::string& value) {
  return "<setvalue event=\"" + event + "\" ref=\"/data/" + name + "\" value=\"" + value + "\"/>";
}

std::string asks(const std::string& name, const std::string& inside) {
  return "<input ref=\"/data/" + name + "\"><label>" + name + "</label>" + inside + "</input>";
}

/// A choice that is offered only until the day after the form is begun.
std::string offered_for_a_day() {
  return R"x(<select1 ref="/data/c"><label>c</label><itemset nodeset="instance('l')/root/item[until = '' or )x"
         R"x(/data/k = 'all' or until &gt;= today()]"><value ref="name"/><label ref="name"/></itemset></select1>)x";
}

/// Another day, another chance: what carries the draft on is not what began it.
struct CarriedOn {
  explicit CarriedOn(const Scenario& before)
      : random(99), session((clock.advance(3 * 86'400'000), before.form), clock, random) {}
  mend::base::ManualClock clock;
  mend::base::SeededRandom random;
  Session session;
};

void put_back(Session& session, const Values& values) {
  for (const auto& [ref, value] : values) {
    CAPTURE(ref, value);
    REQUIRE(session.restore(ref, value));
  }
}

const std::string choices_by_day =
    R"x(<instance id="l"><root><item><name>a</name><until>2027-01-16</until></item>)x"
    R"x(<item><name>b</name><until/></item></root></instance>)x";

}  // namespace

TEST_CASE("an answer that the day rules out is put back, and named before it is sent") {
  Scenario before(xform("<d/>", binding("d", R"x(type="date" constraint=". &gt;= today()")x"), input("d")));
  REQUIRE(before.answer("d", "2027-01-16"));
  CarriedOn after(before);
  CHECK_FALSE(after.session.answer("/data/d", "2027-01-16"));
  REQUIRE(after.session.restore("/data/d", "2027-01-16"));
  CHECK(after.session.value("/data/d") == "2027-01-16");
  REQUIRE(after.session.validate().size() == 1);
  CHECK(after.session.validate()[0].ref == "/data/d");
  CHECK(after.session.validate()[0].kind == ProblemKind::constraint);
}

TEST_CASE("an answer that is not offered any more is put back, and named before it is sent") {
  const std::string xml = xform("<k/><c/>", choices_by_day, input("k") + offered_for_a_day());
  Scenario before(xml);
  REQUIRE(before.answer("k", "x"));
  REQUIRE(before.answer("c", "a"));
  CarriedOn after(before);
  // In the order in which they were given, and the other way round.
  for (const Values& values :
       {Values{{"/data/k", "x"}, {"/data/c", "a"}}, Values{{"/data/c", "a"}, {"/data/k", "y"}}}) {
    put_back(after.session, values);
    CHECK(after.session.value("/data/c") == "a");
    REQUIRE(after.session.validate().size() == 1);
    CHECK(after.session.validate()[0].ref == "/data/c");
  }
  SECTION("nor does speaking another language take it back") {
    after.session.set_language("cy");
    CHECK(after.session.value("/data/c") == "a");
  }
  SECTION("a saved draft keeps it as well") {
    CarriedOn loaded(before);
    REQUIRE(loaded.session.load(before.session.save()));
    CHECK(loaded.session.value("/data/c") == "a");
    CHECK(loaded.session.validate().size() == 1);
  }
}

TEST_CASE("an answer that another one took back stays taken back when the draft is taken up") {
  const std::string xml = xform(
      "<k/><c/>", R"x(<instance id="l"><root><item><name>a</name><of>x</of></item></root></instance>)x",
      input("k") +
          R"x(<select1 ref="/data/c"><label>c</label><itemset nodeset="instance('l')/root/item[of = /data/k]">)x"
          R"x(<value ref="name"/><label ref="name"/></itemset></select1>)x");
  Scenario before(xml);
  REQUIRE(before.answer("k", "x"));
  REQUIRE(before.answer("c", "a"));
  REQUIRE(before.answer("k", "y"));
  REQUIRE(before.value("c").empty());
  CarriedOn after(before);
  put_back(after.session, {{"/data/k", "x"}, {"/data/c", "a"}, {"/data/k", "y"}});
  put_back(after.session, before.session.given());
  CHECK(after.session.value("/data/c").empty());
  CHECK(after.session.serialize() == before.session.serialize());
}

TEST_CASE("what the form itself put there comes out the same when a draft is taken up") {
  const std::string xml = xform(
      "<a/><o/><d/><r/><u/><f/><q/><w/><s/><p><x/><y/></p>",
      binding("o", R"x(calculate="once(random())")x") +
          binding("d", R"x(calculate="concat(/data/o, '!', /data/r)")x") +
          binding("r", R"x(calculate="if(/data/a = '', 0, random())")x") +
          binding("s", R"x(type="dateTime" jr:preload="timestamp" jr:preloadParams="start")x") +
          binding("p/y", R"x(calculate="once(uuid())")x") +
          setvalue("odk-instance-first-load", "u", "uuid()") +
          setvalue("odk-instance-first-load", "f", "now()") + setvalue("odk-instance-load", "w", "random()"),
      asks("a", setvalue("xforms-value-changed", "q", "random()")) +
          repeat("p", setvalue("odk-new-repeat", "p/x", "random()") + input("p/x")));
  Scenario before(xml);
  const Values begun = before.session.given();
  REQUIRE(before.answer("a", "1"));
  const Values first = before.session.given();
  before.add("p");
  REQUIRE(before.answer("a", "2"));
  const Values last = before.session.given();
  CHECK(begun != first);
  CHECK(first != last);

  CarriedOn after(before);
  REQUIRE(after.session.serialize() != before.session.serialize());
  put_back(after.session, begun);
  put_back(after.session, {{"/data/a", "1"}});
  put_back(after.session, first);
  REQUIRE(after.session.add_repeat("/data/p"));
  put_back(after.session, {{"/data/a", "2"}});
  put_back(after.session, last);
  CHECK(after.session.given() == last);
  CHECK(after.session.serialize() == before.session.serialize());
  CHECK(after.session.save() == before.session.save());
  CHECK_THAT(before.submission(), Contains("<u>") && Contains("uuid:"));
}

TEST_CASE("what a change set on one day is not set again on the day that the draft is taken up") {
  Scenario before(
      xform("<a/><t/>", "", asks("a", setvalue("xforms-value-changed", "t", "today()")) + input("t")));
  REQUIRE(before.answer("a", "1"));
  const Values once = before.session.given();
  // The same day again: nothing new to write down.
  REQUIRE(before.answer("a", "2"));
  REQUIRE(before.session.given() == once);
  CarriedOn after(before);
  put_back(after.session, {{"/data/a", "1"}});
  put_back(after.session, once);
  put_back(after.session, {{"/data/a", "2"}});
  CHECK(after.session.value("/data/t") == before.value("t"));
}

TEST_CASE("a draft from before such values were written down still gets one") {
  Scenario before(
      xform("<a/><t/>", "", asks("a", setvalue("xforms-value-changed", "t", "'set'")) + input("t")));
  CarriedOn after(before);
  put_back(after.session, {{"/data/a", "1"}});
  CHECK(after.session.value("/data/t") == "set");
}

TEST_CASE("what was given is restored before what is worked out from it, wherever it stands in the form") {
  Scenario before(xform("<late/><early/>",
                        binding("late", R"x(calculate="concat(random(), /data/early)")x") +
                            binding("early", R"x(calculate="once(random())")x"),
                        input("late")));
  CarriedOn after(before);
  put_back(after.session, before.session.given());
  CHECK(after.session.value("/data/late") == before.value("late"));
  CHECK(after.session.value("/data/early") == before.value("early"));
}

TEST_CASE("plain answers and plain calculations are not given by the form") {
  Scenario form(xform("<a/><b/><c/>",
                      binding("b", R"x(calculate="today()")x") + binding("c", R"x(calculate="/data/a")x"),
                      input("a")));
  REQUIRE(form.session.given().size() == 1);
  CHECK(form.session.given()[0].first == "/data/meta/instanceID");
}

TEST_CASE("an answer is put back where nothing is asked now, and comes back with its question") {
  Scenario form(xform("<a/><b/>",
                      binding("b", R"x(relevant="/data/a = 'yes'" readonly="/data/a = 'fixed'")x"),
                      input("a") + input("b")));
  REQUIRE(form.session.restore("/data/b", "kept"));
  CHECK(form.value("b").empty());
  CHECK_THAT(form.submission(), !Contains("kept"));
  REQUIRE(form.answer("a", "yes"));
  CHECK(form.value("b") == "kept");
}

TEST_CASE("what is put back reaches what depends on it, and an empty value takes a required answer back") {
  Scenario form(xform("<a/><b/><c/>",
                      binding("a", R"x(required="true()")x") +
                          binding("b", R"x(calculate="concat(/data/a, '!')")x") +
                          binding("c", R"x(relevant="/data/a = 'x'")x"),
                      input("a") + input("c")));
  REQUIRE(form.session.restore("/data/a", "x"));
  CHECK(form.value("b") == "x!");
  CHECK(form.asks("c"));
  REQUIRE(form.session.restore("/data/a", ""));
  CHECK(form.value("a").empty());
  CHECK_FALSE(form.asks("c"));
}

TEST_CASE("a hostile draft can put nothing back that a question could not hold") {
  Scenario form(
      xform("<n/><t/><d/><c/><o/><g><x/></g><k/>",
            choices_by_day + binding("n", R"x(type="int")x") + binding("t", R"x(mend:max-length="5")x") +
                binding("d", R"x(type="date")x") + binding("k", R"x(calculate="1 + 1")x"),
            input("n") + input("t") + input("d") + offered_for_a_day() + select("select1", "o", "yes no") +
                "<group ref=\"/data/g\">" + input("g/x") + "</group>"));
  const auto saved = form.session.save();
  const Values hostile = {{"/data/n", "x"},
                          {"/data/n", "99999999999"},
                          {"/data/t", "123456"},
                          {"/data/t", "\x01"},
                          {"/data/t", std::string(1'000'000, 'x')},
                          {"/data/d", "2026-13-01"},
                          {"/data/c", "a b"},
                          {"/data/o", "yes no"},
                          {"/data/g", "x"},
                          {"/data", "x"},
                          {"/data/k", "3"},
                          {"/data/nothing", "x"},
                          {"/data/n[2]", "1"},
                          {"", "x"},
                          {"data", "x"},
                          {"/data/g/x/", "x"},
                          {"/data/meta/instanceID", std::string(10'000, 'x')},
                          {"/data/meta/instanceID", "\xff"}};
  for (const auto& [ref, value] : hostile) {
    CAPTURE(ref, value.substr(0, 20));
    CHECK_FALSE(form.session.restore(ref, value));
  }
  CHECK(form.session.save() == saved);
}

TEST_CASE("a choice that the form has not at all is kept, and named before it is sent") {
  Scenario form(xform("<o/>", "", select("select1", "o", "yes no")));
  REQUIRE(form.session.restore("/data/o", "maybe"));
  REQUIRE(form.session.validate().size() == 1);
  CHECK(form.session.validate()[0].ref == "/data/o");
}
