#include "content/form/submission.h"
#include "people.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

TEST_CASE("a repeat begins with the instances that the form has") {
  CHECK(Scenario(people).count("p") == 1);
  CHECK(Scenario(xform("<p><x/></p><p><x>2</x></p>", "", repeat("p", input("p/x")))).value("p[2]/x") == "2");
}

TEST_CASE("a template alone is no instance") {
  Scenario form(xform(R"x(<p jr:template=""><x>7</x></p>)x", "", repeat("p", input("p/x"))));
  CHECK(form.count("p") == 0);
  CHECK_THAT(form.submission(), !Contains("<p>") && !Contains("template"));
}

TEST_CASE("a new instance gets the values of the template") {
  Scenario form(xform(R"x(<p jr:template=""><x>7</x></p><p><x>1</x></p>)x", "", repeat("p", input("p/x"))));
  form.add("p");
  CHECK(form.value("p[1]/x") == "1");
  CHECK(form.value("p[2]/x") == "7");
}

TEST_CASE("without a template a new instance is empty, whatever the first one has") {
  Scenario form(xform("<p><x>1</x></p>", "", repeat("p", input("p/x"))));
  form.add("p");
  CHECK(form.value("p[2]/x").empty());
}

TEST_CASE("an absolute path inside a repeat means the instance that it stands in") {
  Scenario form(people);
  form.add("p");
  REQUIRE(form.answer("p[1]/age", "10"));
  REQUIRE(form.answer("p[2]/age", "20"));
  CHECK(form.value("p[1]/next") == "11");
  CHECK(form.value("p[2]/next") == "21");
}

TEST_CASE("an absolute path outside a repeat means all of its instances") {
  Scenario form(people);
  form.add("p");
  REQUIRE(form.answer("p[1]/age", "10"));
  CHECK(form.value("sum").empty());  // one is not a number yet
  REQUIRE(form.answer("p[2]/age", "20"));
  CHECK(form.value("sum") == "30");
}

TEST_CASE("what counts instances follows when one is added or taken out") {
  Scenario form(people);
  CHECK(form.value("n") == "1");
  form.add("p");
  form.add("p");
  CHECK(form.value("n") == "3");
  form.remove("p[1]");
  CHECK(form.value("n") == "2");
}

TEST_CASE("a path that ends at the repeat counts all, also from inside") {
  Scenario form(people);
  form.add("p");
  CHECK(form.eval("count(/data/p)", "/data/p[2]/age") == "2");
  CHECK(form.eval("count(../../p)", "/data/p[2]/age") == "2");
}

TEST_CASE("those after an instance that is taken out move up with their answers") {
  Scenario form(people);
  form.add("p");
  form.add("p");
  REQUIRE(form.answer("p[1]/name", "a"));
  REQUIRE(form.answer("p[2]/name", "b"));
  REQUIRE(form.answer("p[3]/name", "c"));
  form.remove("p[2]");
  CHECK(form.value("p[2]/name") == "c");
  CHECK(form.value("p[3]/name").empty());
}

TEST_CASE("an instance knows its place, and learns the new one when it moves up") {
  Scenario form(
      xform("<p><x/><i/></p>", binding("p/i", R"x(calculate="position(..)")x"), repeat("p", input("p/x"))));
  form.add("p");
  form.add("p");
  CHECK(form.value("p[3]/i") == "3");
  form.remove("p[1]");
  CHECK(form.value("p[1]/i") == "1");
  CHECK(form.value("p[2]/i") == "2");
}

TEST_CASE("position of the repeat by its absolute path is that of the instance around") {
  Scenario form(people);
  form.add("p");
  CHECK(form.eval("position(/data/p)", "/data/p[2]/age") == "2");
}

TEST_CASE("an answer in one instance leaves the others as they are") {
  Scenario form(xform("<p><x/><y/></p>", binding("p/y", R"x(relevant="../x = 'yes'")x"),
                      repeat("p", input("p/x") + input("p/y"))));
  form.add("p");
  REQUIRE(form.answer("p[2]/x", "yes"));
  CHECK_FALSE(form.relevant("p[1]/y"));
  CHECK(form.relevant("p[2]/y"));
}

TEST_CASE("the questions of each instance come with its position in their refs") {
  Scenario form(people);
  form.add("p");
  std::vector<std::string> refs;
  for (const Question& question : form.session.questions()) refs.push_back(question.ref);
  CHECK(refs ==
        std::vector<std::string>{"/data/p[1]/name", "/data/p[1]/age", "/data/p[2]/name", "/data/p[2]/age"});
  CHECK(form.question("p[2]/age").repeat == "/data/p[2]");
}

TEST_CASE("the form tells where more can be added, in its own words") {
  Scenario form(people);
  const auto repeats = form.session.repeats();
  REQUIRE(repeats.size() == 1);
  CHECK(repeats[0].ref == "/data/p");
  CHECK(repeats[0].label.text == "p");
  CHECK(repeats[0].count == 1);
  CHECK(repeats[0].may_add);
}

TEST_CASE("how many there are can be a number in the form") {
  Scenario form(xform(R"x(<p jr:template=""><x/></p>)x", "", repeat("p", input("p/x"), R"x(jr:count="3")x")));
  CHECK(form.count("p") == 3);
}

TEST_CASE("how many there are can follow an answer, up and down") {
  Scenario form(xform(R"x(<k/><p jr:template=""><x/></p>)x", binding("k", R"x(type="int")x"),
                      input("k") + repeat("p", input("p/x"), R"x(jr:count="/data/k")x")));
  CHECK(form.count("p") == 0);
  REQUIRE(form.answer("k", "3"));
  REQUIRE(form.count("p") == 3);
  REQUIRE(form.answer("p[1]/x", "kept"));
  REQUIRE(form.answer("k", "1"));
  CHECK(form.count("p") == 1);
  CHECK(form.value("p[1]/x") == "kept");
  REQUIRE(form.answer("k", ""));
  CHECK(form.count("p") == 0);
}

TEST_CASE("a count that is relative to the repeat is understood") {
  Scenario form(xform(R"x(<k>2</k><p jr:template=""><x/></p>)x", "",
                      input("k") + repeat("p", input("p/x"), R"x(jr:count="../k")x")));
  CHECK(form.count("p") == 2);
}

TEST_CASE("a huge or senseless count costs no more than a bounded number") {
  Scenario form(xform(R"x(<k/><p jr:template=""><x/></p>)x", "",
                      input("k") + repeat("p", input("p/x"), R"x(jr:count="/data/k")x")));
  REQUIRE(form.session.restore("/data/k", "999999999"));
  CHECK(form.count("p") <= 10'000);
  REQUIRE(form.answer("k", "-4"));
  CHECK(form.count("p") == 0);
}

TEST_CASE("where the form counts, the person cannot add or take out") {
  Scenario form(xform(R"x(<p jr:template=""><x/></p>)x", "", repeat("p", input("p/x"), R"x(jr:count="2")x")));
  CHECK_FALSE(form.session.add_repeat("/data/p"));
  CHECK_FALSE(form.session.remove_repeat("/data/p[1]"));
  CHECK_FALSE(form.session.repeats()[0].may_add);
}

TEST_CASE("noAddRemove keeps the instances that the form has") {
  Scenario form(
      xform("<p><x/></p><p><x/></p>", "", repeat("p", input("p/x"), R"x(jr:noAddRemove="true()")x")));
  CHECK(form.count("p") == 2);
  CHECK_FALSE(form.session.add_repeat("/data/p"));
  CHECK_FALSE(form.session.remove_repeat("/data/p[1]"));
}
