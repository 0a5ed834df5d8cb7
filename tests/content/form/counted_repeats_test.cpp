#include "content/form/migration.h"
#include "content/form/submission.h"
#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

std::string ask(const std::string& name) {
  return "<input ref=\"/data/" + name + "\"><label>x</label></input>";
}

/// As many as the answer to n says.
std::string counted(const std::string& more_fields = "", const std::string& binds = "") {
  return xform(
      "<n/><r jr:template=\"\"><x/><y/></r><sum/>" + more_fields,
      binding("n", R"x(type="int")x") + binding("sum", R"x(calculate="join(' ', /data/r/x)")x") + binds,
      input("n") + repeat("r", ask("r/x") + ask("r/y"), R"x(jr:count="/data/n")x"));
}

/// A repeat that the person adds to, with as many in each as its own n says.
const std::string nested = xform(
    R"x(<o jr:template=""><n/><i jr:template=""><x/></i></o><m/><c jr:template=""><k/><d jr:template=""><z/></d></c>)x",
    "",
    repeat("o", ask("o/n") + repeat("o/i", ask("o/i/x"), R"x(jr:count="/data/o/n")x")) + input("m") +
        repeat("c", ask("c/k") + repeat("c/d", ask("c/d/z"), R"x(jr:count="/data/c/k")x"),
               R"x(jr:count="/data/m")x"));

}  // namespace

TEST_CASE("a slip in a count costs no answers: they come back at their places when it is mended") {
  Scenario form(counted());
  REQUIRE(form.answer("n", "3"));
  REQUIRE(form.answer("r[1]/x", "one"));
  REQUIRE(form.answer("r[2]/x", "two"));
  REQUIRE(form.answer("r[3]/x", "three"));
  REQUIRE(form.answer("r[3]/y", "more"));
  for (const char* slip : {"1", "0", ""}) {
    REQUIRE(form.answer("n", slip));
    CHECK(form.count("r") == (std::string(slip) == "1" ? 1 : 0));
    REQUIRE(form.answer("n", "2"));
    CHECK(form.value("r[2]/x") == "two");
    CHECK(form.value("sum") == "one two");
  }
  REQUIRE(form.answer("n", "4"));
  CHECK(form.value("r[3]/x") == "three");
  CHECK(form.value("r[3]/y") == "more");
  CHECK(form.value("r[4]/x").empty());
  CHECK(form.value("sum") == "one two three ");
}

TEST_CASE("a count that is hidden for a moment costs no answers") {
  Scenario form(xform("<k/><n/><r jr:template=\"\"><x/></r>", binding("n", R"x(relevant="/data/k != 'no'")x"),
                      input("k") + input("n") + repeat("r", ask("r/x"), R"x(jr:count="/data/n")x")));
  REQUIRE(form.answer("n", "2"));
  REQUIRE(form.answer("r[2]/x", "kept"));
  REQUIRE(form.answer("k", "no"));
  CHECK(form.count("r") == 0);
  REQUIRE(form.answer("k", "yes"));
  CHECK(form.value("r[2]/x") == "kept");
}

TEST_CASE("what a count took out is neither sent nor read by anything") {
  Scenario form(counted());
  REQUIRE(form.answer("n", "2"));
  REQUIRE(form.answer("r[2]/x", "secret"));
  REQUIRE(form.answer("n", "1"));
  CHECK_THAT(form.submission(), !Contains("secret"));
  CHECK(form.value("sum").empty());
  CHECK(form.eval("count(//r)") == "1");
  CHECK_FALSE(form.asks("r[2]/x"));
  CHECK_FALSE(form.session.restore("/data/r[2]/x", "y"));
  const auto read = read_submission(*form.form, form.session.serialize(), "en").value();
  CHECK(read.size() == 1);
}

TEST_CASE("a draft keeps what a count took out") {
  Scenario form(counted());
  REQUIRE(form.answer("n", "3"));
  REQUIRE(form.answer("r[1]/x", "one"));
  REQUIRE(form.answer("r[2]/x", "two"));
  REQUIRE(form.answer("r[3]/x", "three"));
  REQUIRE(form.answer("n", "1"));
  const auto draft = form.session.save();
  Session again(form.form, form.clock, form.random);
  REQUIRE(again.load(draft));
  CHECK(again.count("/data/r").value() == 1);
  CHECK(again.serialize() == form.session.serialize());
  CHECK(again.save() == draft);
  REQUIRE(again.answer("/data/n", "3"));
  CHECK(again.value("/data/r[2]/x") == "two");
  CHECK(again.value("/data/r[3]/x") == "three");
}

TEST_CASE("answers put back one by one come out as they were, whatever the count did between") {
  Scenario form(counted());
  const std::vector<std::pair<std::string, std::string>> journal = {
      {"/data/n", "3"},      {"/data/r[3]/x", "three"}, {"/data/n", "1"}, {"/data/r[1]/x", "one"},
      {"/data/n", "100000"}, {"/data/n", "3"},          {"/data/n", "2"}};
  for (const auto& [ref, value] : journal) {
    CAPTURE(ref, value);
    REQUIRE(form.session.restore(ref, value));
  }
  CHECK(form.value("sum") == "one ");
  REQUIRE(form.answer("n", "3"));
  CHECK(form.value("sum") == "one  three");
}

TEST_CASE("what each outer one put aside comes back in it, and goes with it for good") {
  Scenario form(nested);
  form.add("o");
  form.add("o");
  REQUIRE(form.answer("o[1]/n", "2"));
  REQUIRE(form.answer("o[2]/n", "2"));
  REQUIRE(form.answer("o[1]/i[2]/x", "first"));
  REQUIRE(form.answer("o[2]/i[2]/x", "second"));
  REQUIRE(form.answer("o[1]/n", "0"));
  REQUIRE(form.answer("o[2]/n", "1"));
  form.remove("o[1]");
  REQUIRE(form.answer("o[1]/n", "2"));
  CHECK(form.value("o[1]/i[2]/x") == "second");
  form.add("o");
  REQUIRE(form.answer("o[2]/n", "2"));
  CHECK(form.value("o[2]/i[2]/x").empty());
  CHECK_THAT(std::string(mend::base::as_text(form.session.save())), !Contains("first"));
}

TEST_CASE("a count in what a count took out keeps its answers, too, also over a draft") {
  Scenario form(nested);
  REQUIRE(form.answer("m", "2"));
  REQUIRE(form.answer("c[2]/k", "3"));
  REQUIRE(form.answer("c[2]/d[1]/z", "a"));
  REQUIRE(form.answer("c[2]/d[3]/z", "c"));
  REQUIRE(form.answer("c[2]/k", "1"));
  REQUIRE(form.answer("m", "0"));
  const auto draft = form.session.save();
  CHECK_THAT(form.submission(), !Contains("<c>"));
  Session again(form.form, form.clock, form.random);
  REQUIRE(again.load(draft));
  CHECK(again.save() == draft);
  for (Session* session : {&form.session, &again}) {
    REQUIRE(session->answer("/data/m", "2"));
    CHECK(session->count("/data/c[2]/d").value() == 1);
    CHECK(session->value("/data/c[2]/d[1]/z") == "a");
    REQUIRE(session->answer("/data/c[2]/k", "3"));
    CHECK(session->value("/data/c[2]/d[3]/z") == "c");
  }
}

TEST_CASE("what comes back is no new instance: it is not begun again and drawn again") {
  Scenario form(xform(
      "<n/><r jr:template=\"\"><x/><t/></r>", binding("r/t", R"x(calculate="once(random())")x"),
      input("n") +
          repeat("r", "<setvalue event=\"odk-new-repeat\" ref=\"/data/r/x\" value=\"uuid()\"/>" + ask("r/x"),
                 R"x(jr:count="/data/n")x")));
  REQUIRE(form.answer("n", "1"));
  const auto given = form.session.given();
  REQUIRE(form.answer("n", "0"));
  CHECK(form.session.given().size() == 1);
  REQUIRE(form.answer("n", "1"));
  CHECK(form.session.given() == given);
}

TEST_CASE("the instance that a form is written with is a new one when it is first counted") {
  Scenario form(xform(
      "<n/><r><x/></r>", "",
      input("n") +
          repeat("r", "<setvalue event=\"odk-new-repeat\" ref=\"/data/r/x\" value=\"'new'\"/>" + ask("r/x"),
                 R"x(jr:count="/data/n")x")));
  CHECK(form.count("r") == 0);
  REQUIRE(form.answer("n", "1"));
  CHECK(form.value("r[1]/x") == "new");
}

TEST_CASE("answers that a count took out go along to the next version of the form") {
  Scenario form(counted());
  REQUIRE(form.answer("n", "2"));
  REQUIRE(form.answer("r[2]/x", "two"));
  REQUIRE(form.answer("n", "1"));
  Scenario next(counted("<new/>"));
  Migration migration;
  migration.from = form.form->hash();
  const Migrated moved = migrate(*form.form, *next.form, migration, form.session.save()).value();
  CHECK(moved.left.empty());
  REQUIRE(next.session.load(moved.draft));
  CHECK(next.count("r") == 1);
  REQUIRE(next.answer("n", "2"));
  CHECK(next.value("r[2]/x") == "two");
}

TEST_CASE("going up and down for ever does not make a form grow for ever") {
  Scenario form(counted());
  for (int round = 0; round < 3; ++round) {
    REQUIRE(form.answer("n", "10000"));
    CHECK(form.count("r") == 10'000);
    REQUIRE(form.answer("n", "0"));
    const auto draft = form.session.save();
    CHECK(draft.size() < 400'000);
    Session again(form.form, form.clock, form.random);
    CHECK(again.load(draft));
  }
}

TEST_CASE("a number that fills the form costs no answers: they come back when it is mended") {
  std::string fields;
  std::string asked;
  for (int n = 0; n < 25; ++n) {
    const std::string name = "f" + std::to_string(n);
    fields += "<" + name + "/>";
    asked += ask("r/" + name);
  }
  Scenario form(xform("<n/><r jr:template=\"\">" + fields + "</r>", binding("n", R"x(type="int")x"),
                      input("n") + repeat("r", asked, R"x(jr:count="/data/n")x")));
  REQUIRE(form.answer("n", "3"));
  REQUIRE(form.answer("r[3]/f0", "my third child"));
  REQUIRE(form.answer("n", "2"));
  REQUIRE(form.answer("n", "9000"));
  REQUIRE(form.count("r") == 2);
  CHECK_FALSE(form.session.validate().empty());
  REQUIRE(form.answer("n", "3"));
  CHECK(form.value("r[3]/f0") == "my third child");
  CHECK(form.session.validate().empty());
}
