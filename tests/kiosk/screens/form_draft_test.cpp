#include "filler.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;
using Kind = store::DraftEntry::Kind;

TEST_CASE("an answer that the day rules out stays an answer when the draft is taken up, and is named") {
  const auto visit =
      load_form("<when/><why/>", R"x(<bind nodeset="/data/when" type="date" constraint=". &gt;= today()"/>)x",
                ask("/data/when", "When?") + ask("/data/why", "Why?"));
  Filler sam(visit);
  sam.answer("15/01/2027");
  sam.answer("to talk");
  REQUIRE(sam.form.ready_to_send());
  sam.clock.advance(2 * 86'400'000LL);
  FormModel late = sam.again();
  CHECK(late.session().value("/data/when") == "2027-01-15");
  CHECK(late.place() == FormPlace::check);
  CHECK_FALSE(late.ready_to_send());
  REQUIRE(late.problems().size() == 1);
  CHECK(late.problems().front().ref == "/data/when");
}

TEST_CASE("a choice that is not offered any more stays an answer when the draft is taken up, and is named") {
  const std::string item =
      "<item><name>early</name><day>2027-01-15</day></item><item><name>late</name>"
      "<day>2027-03-15</day></item>";
  const auto offered = load_form(
      "<slot/>", R"(<instance id="slots"><root>)" + item + "</root></instance>",
      R"x(<select1 ref="/data/slot"><label>When?</label><itemset nodeset="instance('slots')/root/item[day >= )x"
      R"x(string(today())]"><value ref="name"/><label ref="name"/></itemset></select1>)x");
  Filler sam(offered);
  sam.answer("early");
  REQUIRE(sam.form.ready_to_send());
  sam.clock.advance(2 * 86'400'000LL);
  FormModel late = sam.again();
  CHECK(late.session().value("/data/slot") == "early");
  CHECK_FALSE(late.ready_to_send());
}

TEST_CASE("an answer to a question that is nowhere in the form is kept as half written, not thrown away") {
  Filler sam(visitors());
  FormModel fresh = sam.again({{Kind::answer, "/data/gone", "years of it"}});
  REQUIRE(fresh.unfinished().size() == 1);
  CHECK(fresh.unfinished().front().value == "years of it");
  // It stands in nobody's way.
  while (fresh.place() != FormPlace::check) fresh.go_on();
  CHECK(fresh.ready_to_send());
}

TEST_CASE("words that were skipped do not come back when the draft is taken up") {
  Filler sam(visitors());
  sam.form.edit("/data/first", "my mother hates him and ");
  sam.step();
  sam.form.skip();
  sam.step();
  sam.back();
  CHECK(sam.form.page().front().value.empty());
  CHECK(sam.again().page().front().value.empty());
}

TEST_CASE("words that were written and rubbed out again do not come back when the screen is hidden") {
  Filler sam(visitors());
  sam.form.edit("/data/first", "my mother hates him and ");
  sam.form.edit("/data/first", "");
  sam.step();
  CHECK(sam.hidden().page().front().value.empty());
  sam.go_on();
  sam.back();
  CHECK(sam.again().page().front().value.empty());
}

TEST_CASE("what was half written is in the journal to the letter once its page is left") {
  Filler sam(visitors());
  sam.go_on();
  sam.add();
  sam.form.edit("/data/v[1]/name", "Al");
  sam.back();
  sam.form.change_instance("/data/v[1]");
  sam.step();
  CHECK(sam.again().page().front().value == "Al");
}

TEST_CASE("what the form drew by lot is the same after a power cut, also in what was added") {
  const auto lots = load_form(R"(<lot/><yes/><no/><r jr:template=""><side/><a/><b/></r>)",
                              R"x(<bind nodeset="/data/lot" calculate="once(random())"/>)x"
                              R"x(<bind nodeset="/data/yes" relevant="/data/lot &lt; 0.5"/>)x"
                              R"x(<bind nodeset="/data/no" relevant="/data/lot &gt;= 0.5"/>)x"
                              R"x(<bind nodeset="/data/r/side" calculate="once(random())"/>)x"
                              R"x(<bind nodeset="/data/r/a" relevant="/data/r/side &lt; 0.5"/>)x"
                              R"x(<bind nodeset="/data/r/b" relevant="/data/r/side &gt;= 0.5"/>)x",
                              ask("/data/yes", "Yes") + ask("/data/no", "No") +
                                  R"(<group ref="/data/r"><label>One</label><repeat nodeset="/data/r">)" +
                                  ask("/data/r/a", "A") + ask("/data/r/b", "B") + "</repeat></group>");
  Filler sam(lots);
  sam.step();
  sam.answer("x");
  for (int n = 0; n < 8; ++n) {
    sam.add();
    sam.answer("y");
    REQUIRE(sam.at() == "/data/r");
  }
  sam.form.ask_take_out("/data/r[3]");
  sam.form.take_out(true);
  sam.step();
  for (const char* ref : {"/data/lot", "/data/r[1]/side", "/data/r[5]/side", "/data/meta/instanceID"}) {
    CAPTURE(ref);
    CHECK_FALSE(sam.form.session().value(ref).empty());
    CHECK(sam.again().session().value(ref) == sam.form.session().value(ref));
  }
  // Also a draft that was begun before this was written down keeps what it draws now.
  FormModel old = sam.again({{Kind::answer, "/data/yes", "x"}});
  const auto journal = old.take_journal();
  CHECK(sam.again(journal).session().value("/data/lot") == old.session().value("/data/lot"));
}

TEST_CASE("the day on which one was added is kept, also where another one was taken out on the same day") {
  const auto days = load_form(
      R"(<r jr:template=""><day/><a/></r>)", "",
      R"(<group ref="/data/r"><label>One</label><repeat nodeset="/data/r"><setvalue event="odk-new-repeat" )"
      R"x(ref="/data/r/day" value="today()"/>)x" +
          ask("/data/r/a", "A") + "</repeat></group>");
  Filler sam(days);
  const auto add = [&] {
    sam.add();
    sam.answer("y");
  };
  add();
  add();
  sam.form.ask_take_out("/data/r[2]");
  sam.form.take_out(true);
  sam.step();
  add();
  const std::string day = sam.form.session().value("/data/r[2]/day");
  REQUIRE_FALSE(day.empty());
  sam.clock.advance(3 * 86'400'000LL);
  CHECK(sam.again().session().value("/data/r[2]/day") == day);
}

TEST_CASE(
    "a draft that says something was typed at what cannot be changed does not change what stands there") {
  Filler sam(together_page());
  FormModel fresh = sam.again({{Kind::typing, "/data/g/fixed", ""}});
  CHECK(fresh.page().back().value == "kept");
  fresh.go_on();
  CHECK(fresh.session().value("/data/g/fixed") == "kept");
}

TEST_CASE("what was added to a repeat is there again, also where the day hid the repeat in between") {
  const auto days = load_form(
      R"(<until/><g><r jr:template=""><a/></r></g>)",
      R"x(<bind nodeset="/data/until" type="date"/><bind nodeset="/data/g" relevant="/data/until &gt;= today()"/>)x",
      ask("/data/until", "Until?") +
          R"(<group ref="/data/g"><group ref="/data/g/r"><label>One</label><repeat nodeset="/data/g/r">)" +
          ask("/data/g/r/a", "A") + "</repeat></group></group>");
  Filler sam(days);
  sam.answer("15/01/2027");
  sam.add();
  sam.answer("first");
  sam.add();
  sam.answer("second");
  sam.form.ask_take_out("/data/g/r[1]");
  sam.form.take_out(true);
  sam.step();
  sam.back();
  sam.back();
  REQUIRE(sam.at() == "/data/until");
  sam.answer("20/01/2027");
  sam.clock.advance(2 * 86'400'000LL);
  const FormModel late = sam.again();
  CHECK(late.session().value("/data/g/r[1]/a") == "second");
  CHECK(late.session().value("/data/g/r[2]/a").empty());
  CHECK(late.unfinished().empty());
}

TEST_CASE(
    "a power cut at the help stop brings back no earlier answer in place of the one that called for help") {
  const library::AnswerRules stop = {{"visits", {{"safe", {"no"}}}}};
  SECTION("on a page of its own") {
    Filler sam(load_form("<safe/><last/>", "", pick("/data/safe", "Safe?") + ask("/data/last", "Last")),
               stop);
    sam.form.edit("/data/safe", "yes");
    sam.step();
    sam.form.edit("/data/safe", "no");
    sam.form.go_on();
    REQUIRE(sam.form.place() == FormPlace::stop);
    sam.step();
    CHECK(sam.again().page().front().value.empty());
  }
  SECTION("on a page of several") {
    Filler sam(load_form("<g><safe/><why/></g>", "",
                         R"(<group ref="/data/g" appearance="field-list"><label>G</label>)" +
                             pick("/data/g/safe", "Safe?") + ask("/data/g/why", "Why?") + "</group>"),
               stop);
    sam.form.edit("/data/g/safe", "yes");
    sam.step();
    sam.form.edit("/data/g/safe", "no");
    sam.form.go_on();
    REQUIRE(sam.form.place() == FormPlace::stop);
    sam.step();
    CHECK(sam.again().session().value("/data/g/safe").empty());
  }
}
