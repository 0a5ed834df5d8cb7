#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

std::string counted(const std::string& count, const std::string& binds = "") {
  return xform("<a/><n/><many/><r jr:template=\"\"><x/></r>", binding("n", R"x(type="int")x") + binds,
               input("a") + input("n") + repeat("r", input("r/x"), "jr:count=\"" + count + "\""));
}

/// "/data/n" or "" from what stands in the way of sending.
std::string problems(const Session& session) {
  std::string all;
  for (const Problem& problem : session.validate()) {
    CHECK(problem.kind == ProblemKind::not_possible);
    all += (all.empty() ? "" : " ") + problem.ref;
  }
  return all;
}

}  // namespace

TEST_CASE("a number that would make too many instances is not taken") {
  Scenario form(counted("/data/n"));
  REQUIRE(form.answer("n", "2"));
  REQUIRE(form.answer("r[2]/x", "kept"));
  CHECK_FALSE(form.answer("n", "10001"));
  CHECK(form.count("r") == 2);
  CHECK(form.value("r[2]/x") == "kept");
  CHECK(form.answer("n", "10000"));
}

TEST_CASE("a count that is too large is told at the question that it comes from, and makes none") {
  Scenario form(counted("/data/many", binding("many", R"x(calculate="/data/n * 100")x")));
  REQUIRE(form.answer("n", "2"));
  REQUIRE(form.count("r") == 200);
  REQUIRE(form.answer("r[200]/x", "kept"));
  CHECK(problems(form.session).empty());
  REQUIRE(form.answer("n", "2000"));
  CHECK(problems(form.session) == "/data/n");
  CHECK(form.count("r") == 0);
  SECTION("a draft comes out the same") {
    Session again(form.form, form.clock, form.random);
    REQUIRE(again.load(form.session.save()));
    CHECK(problems(again) == "/data/n");
    CHECK(again.count("/data/r").value() == 0);
    REQUIRE(again.answer("/data/n", "2"));
    CHECK(again.value("/data/r[200]/x") == "kept");
  }
  REQUIRE(form.answer("n", "2"));
  CHECK(problems(form.session).empty());
  CHECK(form.value("r[200]/x") == "kept");
}

TEST_CASE("a form that has no room for all that a count asks for makes none of the new ones, and says so") {
  std::string fields;
  for (int i = 0; i < 30; ++i) fields += "<f" + std::to_string(i) + "/>";
  Scenario form(xform("<n/><r jr:template=\"\"><x/>" + fields + "</r>", "",
                      input("n") + repeat("r", input("r/x"), R"x(jr:count="/data/n")x")));
  REQUIRE(form.answer("n", "2"));
  REQUIRE(form.answer("r[2]/x", "kept"));
  REQUIRE(form.answer("n", "9000"));
  CHECK(form.count("r") == 2);
  CHECK(problems(form.session) == "/data/n");
  REQUIRE(form.answer("n", "3"));
  CHECK(problems(form.session).empty());
  CHECK(form.value("r[2]/x") == "kept");
}

TEST_CASE("a text that comes out too long is not cut: it is empty, and its question is told") {
  Scenario form(xform("<a/><b/><c/>",
                      binding("b", R"x(calculate="concat(/data/a, /data/a, /data/a, /data/a, /data/a)")x") +
                          binding("c", R"x(calculate="string-length(/data/b)")x"),
                      input("a")));
  REQUIRE(form.answer("a", std::string(1'600, 'x')));
  CHECK(form.value("c") == "8000");
  REQUIRE(form.answer("a", std::string(1'700, 'x')));
  CHECK(form.value("b").empty());
  CHECK(form.value("c") == "0");
  CHECK(problems(form.session) == "/data/a");
  Session again(form.form, form.clock, form.random);
  REQUIRE(again.load(form.session.save()));
  CHECK(problems(again) == "/data/a");
  REQUIRE(form.answer("a", "short"));
  CHECK(problems(form.session).empty());
}

TEST_CASE(
    "a text that is too long is told in the instance that it comes from, and only while it is relevant") {
  Scenario form(xform(
      "<k/><p><a/><b/></p><p><a/><b/></p>",
      binding("p/b", R"x(calculate="concat(../a, ../a, ../a, ../a, ../a)" relevant="/data/k != 'no'")x"),
      input("k") + repeat("p", input("p/a"))));
  REQUIRE(form.answer("p[2]/a", std::string(1'700, 'x')));
  CHECK(problems(form.session) == "/data/p[2]/a");
  REQUIRE(form.answer("k", "no"));
  CHECK(problems(form.session).empty());
  REQUIRE(form.answer("k", "yes"));
  form.remove("p[2]");
  CHECK(problems(form.session).empty());
}

TEST_CASE("a value that an action makes too long changes nothing, and is told until somebody answers") {
  Scenario form(
      xform("<a/><b/>", "",
            R"x(<input ref="/data/a"><label>a</label><setvalue event="xforms-value-changed" ref="/data/b" )x"
            R"x(value="concat(/data/a, /data/a, /data/a, /data/a, /data/a)"/></input>)x" +
                input("b")));
  REQUIRE(form.answer("b", "mine"));
  REQUIRE(form.answer("a", std::string(1'700, 'x')));
  CHECK(form.value("b") == "mine");
  CHECK(problems(form.session) == "/data/b");
  REQUIRE(form.answer("b", "mine, too"));
  CHECK(problems(form.session).empty());
}

TEST_CASE("what no answer could make fit is refused when the form is loaded") {
  CHECK_THAT(refusal(counted("20000")), Contains("over 10,000"));
  CHECK(refusal(counted("10000")).empty());
  std::string text(2'000, 'x');
  const std::string five = "concat('" + text + "', /data/a, '" + text + "')";
  CHECK(refusal(xform("<a/><b/>", binding("b", "calculate=\"" + five + "\""), input("a"))).empty());
  CHECK_THAT(refusal(xform("<a/><t>" + text + text + text + "</t><b/>",
                           binding("b", R"x(calculate="concat(/data/t, /data/t)")x"), input("a"))),
             Contains("8 KiB"));
}

TEST_CASE(
    "what came out too large is told at the longest answer that it comes from, where it can be mended") {
  Scenario form(xform("<r jr:template=\"\"><x/></r><all/>",
                      binding("all", R"x(calculate="join(' ', /data/r/x)")x"), repeat("r", input("r/x"))));
  const std::string bytes(1900, 'y');
  for (const std::string& words : {std::string("ok"), bytes, bytes, bytes + "y", bytes, bytes}) {
    const auto added = form.session.add_repeat("/data/r");
    REQUIRE(added);
    REQUIRE(form.session.answer(*added + "/x", words));
  }
  CHECK(problems(form.session) == "/data/r[4]/x");
}
