#include "content/form/submission.h"
#include "people.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

TEST_CASE("a repeat in a repeat has instances of its own in each") {
  Scenario form(xform("<o><i><x/></i><s/></o>", binding("o/s", R"x(calculate="concat(../i/x, '')")x"),
                      repeat("o", repeat("o/i", input("o/i/x")))));
  form.add("o");
  form.add("o[2]/i");
  REQUIRE(form.answer("o[1]/i[1]/x", "a"));
  REQUIRE(form.answer("o[2]/i[1]/x", "b"));
  REQUIRE(form.answer("o[2]/i[2]/x", "c"));
  CHECK(form.count("o[1]/i") == 1);
  CHECK(form.count("o[2]/i") == 2);
  CHECK(form.value("o[1]/s") == "a");
  CHECK(form.value("o[2]/s") == "bc");
}

TEST_CASE("an absolute path to an inner repeat stays in the outer instance") {
  Scenario form(xform("<o><i><x/></i><s/></o>", binding("o/s", R"x(calculate="count(/data/o/i)")x"),
                      repeat("o", repeat("o/i", input("o/i/x")))));
  form.add("o");
  form.add("o[2]/i");
  CHECK(form.value("o[1]/s") == "1");
  CHECK(form.value("o[2]/s") == "2");
}

TEST_CASE("indexed-repeat reads another instance") {
  Scenario form(people);
  form.add("p");
  REQUIRE(form.answer("p[1]/name", "first"));
  CHECK(form.eval("indexed-repeat(/data/p/name, /data/p, 1)", "/data/p[2]/age") == "first");
  CHECK(form.eval("indexed-repeat(/data/p/name, /data/p, 9)", "/data/p[2]/age").empty());
}

TEST_CASE("indexed-repeat goes through repeats in repeats") {
  Scenario form(xform("<o><i><x/></i></o>", "", repeat("o", repeat("o/i", input("o/i/x")))));
  form.add("o");
  form.add("o[2]/i");
  REQUIRE(form.answer("o[2]/i[2]/x", "deep"));
  CHECK(form.eval("indexed-repeat(/data/o/i/x, /data/o, 2, /data/o/i, 2)") == "deep");
  CHECK(form.eval("indexed-repeat(/data/o/i/x, /data/o, 1, /data/o/i, 2)").empty());
}

TEST_CASE("a calculation that reads another instance follows when that one changes") {
  Scenario form(
      xform("<p><x/><before/></p>",
            binding("p/before", R"x(calculate="/data/p[position() = position(current()/..) - 1]/x")x"),
            repeat("p", input("p/x"))));
  form.add("p");
  REQUIRE(form.answer("p[1]/x", "one"));
  CHECK(form.value("p[2]/before") == "one");
  CHECK(form.value("p[1]/before").empty());
  REQUIRE(form.answer("p[1]/x", "two"));
  CHECK(form.value("p[2]/before") == "two");
}

TEST_CASE("a predicate picks the instances that count") {
  Scenario form(xform("<p><k/><x/></p><s/>", binding("s", R"x(calculate="sum(/data/p[k = 'yes']/x)")x"),
                      repeat("p", input("p/k") + input("p/x"))));
  form.add("p");
  REQUIRE(form.answer("p[1]/x", "3"));
  REQUIRE(form.answer("p[2]/x", "4"));
  CHECK(form.value("s") == "0");
  REQUIRE(form.answer("p[2]/k", "yes"));
  CHECK(form.value("s") == "4");
}

TEST_CASE("a repeat that is not relevant is not sent and comes back with its instances") {
  Scenario form(xform("<a/><p><x/></p>", binding("p", R"x(relevant="/data/a = 'yes'")x"),
                      input("a") + repeat("p", input("p/x"))));
  REQUIRE(form.answer("a", "yes"));
  form.add("p");
  REQUIRE(form.answer("p[2]/x", "kept"));
  REQUIRE(form.answer("a", "no"));
  CHECK_THAT(form.submission(), !Contains("<p>"));
  REQUIRE(form.answer("a", "yes"));
  CHECK(form.value("p[2]/x") == "kept");
}

TEST_CASE("a draft brings all instances back") {
  Scenario before(people);
  before.add("p");
  before.add("p");
  REQUIRE(before.answer("p[3]/name", "third"));
  Scenario after(people);
  REQUIRE(after.session.load(before.session.save()));
  CHECK(after.count("p") == 3);
  CHECK(after.value("p[3]/name") == "third");
  CHECK(after.submission() == before.submission());
}

TEST_CASE("a draft may have no instance at all") {
  Scenario before(people);
  before.remove("p[1]");
  Scenario after(people);
  REQUIRE(after.session.load(before.session.save()));
  CHECK(after.count("p") == 0);
  after.add("p");
  CHECK(after.count("p") == 1);
}

TEST_CASE("instances stand where the form has them, also after all were taken out") {
  Scenario form(
      xform("<a>1</a><p><x/></p><b>2</b>", "", input("a") + repeat("p", input("p/x")) + input("b")));
  form.remove("p[1]");
  form.add("p");
  form.add("p");
  CHECK_THAT(form.submission(), Contains("<a>1</a><p><x/></p><p><x/></p><b>2</b>"));
}

TEST_CASE("the reader of a submission sees the answers of each instance") {
  Scenario form(people);
  form.add("p");
  REQUIRE(form.answer("p[1]/name", "a"));
  REQUIRE(form.answer("p[2]/name", "b"));
  const auto answers = read_submission(*form.form, form.session.serialize(), "en").value();
  REQUIRE(answers.size() == 2);
  CHECK(answers[1].ref == "/data/p[2]/name");
  CHECK(answers[1].values[0] == "b");
}

TEST_CASE("a required question in a repeat is missed in each instance") {
  Scenario form(xform("<p><x/></p>", binding("p/x", R"x(required="true()")x"), repeat("p", input("p/x"))));
  form.add("p");
  REQUIRE(form.answer("p[1]/x", "here"));
  REQUIRE(form.session.validate().size() == 1);
  CHECK(form.session.validate()[0].ref == "/data/p[2]/x");
}

TEST_CASE("refs that lead nowhere are refused by name") {
  Scenario form(people);
  for (const char* ref : {"/data/q", "/data", "/data/p[1]", "", "p", "/data/p["}) {
    CAPTURE(ref);
    CHECK_FALSE(form.session.add_repeat(ref));
  }
  for (const char* ref : {"/data/p[2]", "/data/p[0]", "/data/n", "/data/p[x]", ""}) {
    CAPTURE(ref);
    CHECK_FALSE(form.session.remove_repeat(ref));
  }
  CHECK_FALSE(form.session.state("/data/p[2]/age"));
}

TEST_CASE("a circle through a repeat is refused with its names") {
  CHECK_THAT(refusal(xform(
                 "<p><x/></p><s/>",
                 binding("p/x", R"x(calculate="/data/s")x") + binding("s", R"x(calculate="sum(/data/p/x)")x"),
                 repeat("p", input("p/x")) + input("s"))),
             Contains("circle") && Contains("/data/p/x") && Contains("/data/s"));
  CHECK_THAT(refusal(xform(R"x(<p jr:template=""><x/></p>)x", "",
                           repeat("p", input("p/x"), R"x(jr:count="/data/p/x")x"))),
             Contains("circle"));
}

TEST_CASE("a node that is there twice without a repeat is a mistake in our forms") {
  CHECK_THAT(refusal(xform("<a/><a/>", "", input("a"))), Contains("twice"));
}

TEST_CASE("a constraint in a repeat may speak about the other instances") {
  Scenario form(xform("<p><x/></p>",
                      binding("p/x", R"x(constraint="count(../../p[x = current()/.]) &lt; 2")x"),
                      repeat("p", input("p/x"))));
  form.add("p");
  REQUIRE(form.answer("p[1]/x", "same"));
  CHECK_FALSE(form.answer("p[2]/x", "same"));
  CHECK(form.answer("p[2]/x", "other"));
}
