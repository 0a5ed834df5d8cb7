// Pages of a form that other answers change: what is emptied, what vanishes, what is skipped.
#include "filler.h"
#include "page_forms.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;

TEST_CASE("an answer that another one took away is asked again before all is checked") {
  Filler sam(topics());
  sam.answer("home work");
  sam.answer("home");
  sam.answer("x");
  REQUIRE(sam.form.place() == FormPlace::check);
  sam.form.change("/data/talk");
  sam.step();
  sam.answer("work money");
  CHECK(sam.form.session().value("/data/first").empty());
  CHECK(sam.at() == "/data/first");
  sam.answer("money");
  CHECK(sam.form.place() == FormPlace::check);
}

TEST_CASE("who empties or skips an answer is not asked it again") {
  Filler sam(topics());
  sam.answer("home work");
  sam.answer("home");
  sam.answer("x");
  sam.form.change("/data/first");
  sam.form.skip();
  sam.step();
  CHECK(sam.form.place() == FormPlace::check);
  sam.form.change("/data/talk");
  sam.answer("work");
  CHECK(sam.form.place() == FormPlace::check);
}

TEST_CASE("an answer that was taken away before the page that takes it is asked again, too") {
  const auto backwards = load_form(
      "<first/><talk/>",
      R"(<instance id="topic"><root><item><name>home</name></item><item><name>work</name></item></root>)"
      R"(</instance>)",
      R"x(<select1 ref="/data/first"><label>First</label><itemset nodeset="instance('topic')/root/item)x"
      R"x([/data/talk = '' or selected(/data/talk, name)]"><value ref="name"/><label ref="name"/></itemset>)x"
      R"x(</select1><select1 ref="/data/talk"><label>Talk</label><item><label>Home</label>)x"
      R"x(<value>home</value></item><item><label>Work</label><value>work</value></item></select1>)x");
  Filler sam(backwards);
  sam.answer("home");
  sam.answer("work");
  CHECK(sam.at() == "/data/first");
  sam.answer("work");
  CHECK(sam.form.place() == FormPlace::check);
}

TEST_CASE("a page that its own answer takes away leads on, and is never empty") {
  Filler sam(hiding());
  sam.answer("x");
  REQUIRE(sam.form.page().size() == 2);
  sam.form.edit("/data/g/one", "yes");
  sam.step();
  CHECK(sam.at() == "/data/after");
  CHECK_FALSE(sam.form.page().empty());
}

TEST_CASE("a question that another one of its page hides is in nobody's way") {
  Filler sam(hiding());
  sam.answer("x");
  sam.go_on();
  REQUIRE(sam.form.problems().size() == 1);
  sam.form.edit("/data/g/one", "no");
  sam.step();
  CHECK(sam.form.problems().empty());
  sam.go_on();
  CHECK(sam.at() == "/data/after");
}

TEST_CASE("two answers of a page that only fit together can be changed together") {
  const auto ends = load_form(
      "<g><from/><to/></g><after/>",
      R"x(<bind nodeset="/data/g/from" type="int" constraint="/data/g/to = '' or . &lt; /data/g/to"/>)x"
      R"x(<bind nodeset="/data/g/to" type="int" constraint="/data/g/from = '' or . &gt; /data/g/from"/>)x",
      R"(<group ref="/data/g" appearance="field-list"><label>G</label>)" + ask("/data/g/from", "From") +
          ask("/data/g/to", "To") + "</group>" + ask("/data/after", "After"));
  Filler sam(ends);
  for (const auto& [from, to] : {std::pair("5", "6"), std::pair("1", "2"), std::pair("8", "9")}) {
    sam.form.edit("/data/g/from", from);
    sam.form.edit("/data/g/to", to);
    sam.go_on();
    CHECK(sam.at() == "/data/after");
    CHECK(sam.form.session().value("/data/g/from") == from);
    CHECK(sam.form.session().value("/data/g/to") == to);
    sam.back();
  }
}

TEST_CASE("skipping a page of several asks first, and keeping them keeps all of them") {
  Filler sam(together_page());
  sam.form.edit("/data/g/one", "yes");
  sam.form.edit("/data/g/two", "half a");
  sam.form.skip();
  sam.step();
  REQUIRE(sam.form.place() == FormPlace::skip);
  sam.form.skip_page(false);
  CHECK(sam.form.place() == FormPlace::question);
  CHECK(sam.form.session().value("/data/g/one") == "yes");
  CHECK(sam.form.page()[1].value == "half a");
  sam.form.skip();
  REQUIRE(sam.form.back());
  CHECK(sam.form.page()[1].value == "half a");
  sam.form.skip();
  sam.form.skip_page(true);
  sam.step();
  CHECK(sam.at() == "/data/after");
  CHECK(sam.form.session().value("/data/g/one").empty());
  sam.back();
  CHECK(sam.form.page()[1].value.empty());
}

TEST_CASE("what may not be changed is not changed by typing at it either") {
  Filler sam(together_page());
  sam.form.edit("/data/g/fixed", "mine");
  CHECK(sam.form.unfinished().empty());
  CHECK(sam.form.page().back().value == "kept");
  sam.go_on();
  CHECK(sam.form.session().value("/data/g/fixed") == "kept");
}

TEST_CASE("skipping takes away nothing that the person may not change, and leaves nothing open at it") {
  Filler sam(together_page());
  sam.form.skip();
  sam.step();
  CHECK(sam.at() == "/data/after");
  CHECK(sam.form.session().value("/data/g/fixed") == "kept");
  CHECK(sam.form.unfinished().empty());
}

TEST_CASE("skipping a page of one question asks nothing") {
  Filler sam(visitors());
  sam.form.edit("/data/first", "x");
  sam.form.skip();
  sam.step();
  CHECK(sam.at() == "/data/v");
}

TEST_CASE("a page that is left without its answers leaves none behind what they hid") {
  const auto hides = load_form(
      "<g><one/><two/></g><after/>", R"x(<bind nodeset="/data/g/one" relevant="/data/g/two = 'yes'"/>)x",
      R"(<group ref="/data/g" appearance="field-list"><label>G</label>)" + ask("/data/g/one", "One") +
          pick("/data/g/two", "Two") + "</group>" + ask("/data/after", "After"));
  Filler sam(hides);
  sam.form.edit("/data/g/two", "yes");
  sam.form.edit("/data/g/one", "not for anybody");
  sam.form.go_on();
  sam.step();
  sam.back();
  sam.form.skip();
  sam.form.skip_page(true);
  sam.step();
  sam.back();
  sam.form.edit("/data/g/two", "yes");
  sam.step();
  CHECK(sam.form.session().value("/data/g/one").empty());
  CHECK(sam.again().session().value("/data/g/one").empty());
}

TEST_CASE("a needed answer of which no choice is offered now keeps nobody from the other questions") {
  const auto later = load_form(
      "<b/><last/>", R"x(<bind nodeset="/data/b" required="true()"/>)x",
      R"x(<select1 ref="/data/b"><label>B</label><itemset nodeset="/data/last[. != '']"><value ref="."/>)x"
      R"x(<label ref="."/></itemset></select1>)x" +
          ask("/data/last", "Last"));
  Filler sam(later);
  sam.go_on();
  REQUIRE(sam.at() == "/data/last");
  sam.form.go_on();
  CHECK_FALSE(sam.form.ready_to_send());
  sam.form.change("/data/last");
  sam.answer("blue");
  sam.form.change("/data/b");
  sam.answer("blue");
  CHECK(sam.form.ready_to_send());
}
