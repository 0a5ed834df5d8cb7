#include "content/form/session.h"

#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;
using mend::base::as_bytes;
using mend::base::as_text;

TEST_CASE("an answer is kept and comes back as given") {
  Scenario form(xform("<name/>", "", input("name")));
  REQUIRE(form.answer("name", "Ŵyn & <b>\nسلام"));
  CHECK(form.value("name") == "Ŵyn & <b>\nسلام");
  CHECK(form.question("name").value == "Ŵyn & <b>\nسلام");
}

TEST_CASE("an empty answer takes an answer back") {
  Scenario form(xform("<name/>", "", input("name")));
  REQUIRE(form.answer("name", "Sam"));
  REQUIRE(form.answer("name", ""));
  CHECK(form.value("name").empty());
}

TEST_CASE("questions come in the order of the body, not of the instance") {
  Scenario form(xform("<a/><b/>", "", input("b") + input("a")));
  const auto questions = form.session.questions();
  REQUIRE(questions.size() == 2);
  CHECK(questions[0].ref == "/data/b");
  CHECK(questions[1].name == "a");
}

TEST_CASE("a question appears when its condition holds and goes when it no longer does") {
  Scenario form(xform("<a/><b/>", R"x(<bind nodeset="/data/b" relevant="/data/a = 'yes'"/>)x",
                      select("select1", "a", "yes no") + input("b")));
  CHECK_FALSE(form.asks("b"));
  REQUIRE(form.answer("a", "yes"));
  CHECK(form.asks("b"));
  REQUIRE(form.answer("a", "no"));
  CHECK_FALSE(form.asks("b"));
}

TEST_CASE("an answer that is not relevant is not sent, but comes back when it is relevant again") {
  Scenario form(xform("<a/><b/>", R"x(<bind nodeset="/data/b" relevant="/data/a = 'yes'"/>)x",
                      select("select1", "a", "yes no") + input("b")));
  REQUIRE(form.answer("a", "yes"));
  REQUIRE(form.answer("b", "secret"));
  REQUIRE(form.answer("a", "no"));
  CHECK_THAT(form.submission(), !Contains("secret") && !Contains("<b"));
  CHECK(form.value("b").empty());
  REQUIRE(form.answer("a", "yes"));
  CHECK(form.value("b") == "secret");
}

TEST_CASE("a question that is not asked cannot be answered") {
  Scenario form(xform("<a/><b/>", R"x(<bind nodeset="/data/b" relevant="/data/a = 'yes'"/>)x",
                      input("a") + input("b")));
  CHECK_FALSE(form.answer("b", "x"));
  CHECK_FALSE(form.answer("nowhere", "x"));
  CHECK(form.session.check("/data/b", "x")->kind == ProblemKind::not_possible);
}

TEST_CASE("a group that is not relevant takes all its questions along") {
  Scenario form(xform("<a/><g><b/><h><c/></h></g>",
                      R"x(<bind nodeset="/data/g" relevant="/data/a = 'yes'"/>)x",
                      input("a") + "<group ref=\"/data/g\"><label>G</label>" + input("g/b") +
                          "<group ref=\"/data/g/h\">" + input("g/h/c") + "</group></group>"));
  CHECK(form.session.questions().size() == 1);
  REQUIRE(form.answer("a", "yes"));
  CHECK(form.session.questions().size() == 3);
  CHECK_THAT(form.submission(), Contains("<g><b/><h><c/></h></g>"));
  REQUIRE(form.answer("a", "no"));
  CHECK_THAT(form.submission(), !Contains("<g>"));
}

TEST_CASE("a group hides questions whose fields lie elsewhere") {
  Scenario form(xform("<a/><g/><b/>", R"x(<bind nodeset="/data/g" relevant="/data/a = 'yes'"/>)x",
                      input("a") + "<group ref=\"/data/g\">" + input("b") + "</group>"));
  CHECK_FALSE(form.asks("b"));
  REQUIRE(form.answer("a", "yes"));
  CHECK(form.asks("b"));
}

TEST_CASE("what is not relevant reads as empty for other conditions") {
  Scenario form(xform("<a/><b/><c/>",
                      R"x(<bind nodeset="/data/b" relevant="/data/a = 'yes'"/>)x"
                      R"x(<bind nodeset="/data/c" relevant="/data/b = 'x'"/>)x",
                      input("a") + input("b") + input("c")));
  REQUIRE(form.answer("a", "yes"));
  REQUIRE(form.answer("b", "x"));
  REQUIRE(form.asks("c"));
  REQUIRE(form.answer("a", "no"));
  CHECK_FALSE(form.asks("c"));
}

TEST_CASE("a chain of calculations is followed to its end whatever the order of the binds") {
  Scenario form(xform("<a/><b/><c/><d/>",
                      R"x(<bind nodeset="/data/d" calculate="concat(/data/c, '!')"/>)x"
                      R"x(<bind nodeset="/data/c" calculate="concat(../b, ../b)"/>)x"
                      R"x(<bind nodeset="/data/b" calculate="concat('x', /data/a)"/>)x",
                      input("a")));
  CHECK(form.value("d") == "xx!");
  REQUIRE(form.answer("a", "1"));
  CHECK(form.value("d") == "x1x1!");
}

TEST_CASE("a calculation that gives no number gives no answer") {
  Scenario form(xform("<a/><b/>", R"x(<bind nodeset="/data/b" calculate="/data/a + 1"/>)x", input("a")));
  CHECK(form.value("b").empty());
  REQUIRE(form.answer("a", "2"));
  CHECK(form.value("b") == "3");
}

TEST_CASE("a calculated field cannot be answered by hand") {
  Scenario form(
      xform("<a/><b/>", R"x(<bind nodeset="/data/b" calculate="/data/a"/>)x", input("a") + input("b")));
  CHECK(form.question("b").readonly);
  CHECK_FALSE(form.answer("b", "x"));
}

TEST_CASE("a constraint refuses with the form's own words and leaves the old answer") {
  Scenario form(xform("<a/>",
                      R"x(<bind nodeset="/data/a" constraint=". != 'bad'" jr:constraintMsg="Not that."/>)x",
                      input("a")));
  REQUIRE(form.answer("a", "good"));
  const auto refused = form.answer("a", "bad");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "Not that.");
  CHECK(form.value("a") == "good");
  const auto problem = form.session.check("/data/a", "bad");
  REQUIRE(problem);
  CHECK(problem->kind == ProblemKind::constraint);
  CHECK(problem->message == Words{"Not that.", "en"});
}

TEST_CASE("a constraint is not asked about an empty answer") {
  Scenario form(xform("<a/>", R"x(<bind nodeset="/data/a" constraint=". = 'x'"/>)x", input("a")));
  CHECK(form.session.validate().empty());
  REQUIRE(form.answer("a", "x"));
  CHECK(form.answer("a", ""));
}

TEST_CASE("an answer that breaks a rule because another answer changed stands in the way of sending") {
  Scenario form(
      xform("<a/><b/>", R"x(<bind nodeset="/data/b" constraint=". != /data/a"/>)x", input("a") + input("b")));
  REQUIRE(form.answer("b", "x"));
  REQUIRE(form.answer("a", "x"));
  const auto problems = form.session.validate();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].ref == "/data/b");
  CHECK(problems[0].kind == ProblemKind::constraint);
}

TEST_CASE("a required question stands in the way of sending until it is answered") {
  Scenario form(xform("<a/>",
                      R"x(<bind nodeset="/data/a" required="true()" jr:requiredMsg="Please choose."/>)x",
                      select("select1", "a", "yes no")));
  CHECK(form.question("a").required);
  REQUIRE(form.session.validate().size() == 1);
  CHECK(form.session.validate()[0].message.text == "Please choose.");
  REQUIRE(form.answer("a", "no"));
  CHECK(form.session.validate().empty());
  const auto refused = form.answer("a", "");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "Please choose.");
  CHECK(form.value("a") == "no");
}

TEST_CASE("clear takes back also a required answer") {
  Scenario form(xform("<a/>", R"x(<bind nodeset="/data/a" required="true()"/>)x", input("a")));
  REQUIRE(form.answer("a", "x"));
  form.session.clear("/data/a");
  CHECK(form.value("a").empty());
  form.session.clear("/data/nowhere");
}

TEST_CASE("required can depend on another answer, and what is not asked is not required") {
  Scenario form(xform(
      "<a/><b/>", R"x(<bind nodeset="/data/b" required="/data/a = 'must'" relevant="/data/a != 'gone'"/>)x",
      input("a") + input("b")));
  CHECK(form.session.validate().empty());
  REQUIRE(form.answer("a", "must"));
  CHECK(form.session.validate().size() == 1);
  REQUIRE(form.answer("a", "gone"));
  CHECK(form.session.validate().empty());
}

TEST_CASE("a refusal always has words, also where the form has none") {
  Scenario form(xform("<a/><b/>",
                      R"x(<bind nodeset="/data/a" required="true()" constraint=". != 'bad'"/>)x"
                      R"x(<bind nodeset="/data/b" mend:max-length="3"/>)x",
                      input("a") + input("b")));
  for (const auto& refused :
       {form.answer("a", ""), form.answer("a", "bad"), form.answer("b", "four"), form.answer("c", "x")}) {
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.size() > 10);
  }
}

TEST_CASE("only a choice that is offered can be chosen") {
  Scenario form(xform("<a/>", "", select("select1", "a", "yes no")));
  CHECK_FALSE(form.answer("a", "maybe"));
  CHECK_FALSE(form.answer("a", "yes no"));
  REQUIRE(form.answer("a", "yes"));
  CHECK(form.question("a").selected("yes"));
  CHECK_FALSE(form.question("a").selected("no"));
}

TEST_CASE("several choices are kept once each, in the order of choosing") {
  Scenario form(xform("<a/>", "", select("select", "a", "x y z")));
  REQUIRE(form.answer("a", "  z x  z "));
  CHECK(form.value("a") == "z x");
  CHECK(form.question("a").selected("x"));
  CHECK_FALSE(form.question("a").selected("y"));
  CHECK_FALSE(form.question("a").selected(""));
  CHECK_FALSE(form.answer("a", "x w"));
  CHECK(form.value("a") == "z x");
}

TEST_CASE("a tick is on or off and nothing else") {
  Scenario form(xform("<a/>", R"x(<bind nodeset="/data/a" required="true()"/>)x",
                      R"x(<trigger ref="/data/a"><label>I choose this.</label></trigger>)x"));
  CHECK(form.question("a").control == Control::acknowledge);
  CHECK_FALSE(form.answer("a", "yes"));
  CHECK(form.session.validate().size() == 1);
  REQUIRE(form.answer("a", acknowledged));
  CHECK(form.session.validate().empty());
  CHECK_THAT(form.submission(), Contains("<a>OK</a>"));
}

TEST_CASE("a note says something and cannot be answered") {
  Scenario form(xform("<n/>", R"x(<bind nodeset="/data/n" readonly="true()"/>)x", input("n")));
  const Question note = form.question("n");
  CHECK(note.control == Control::note);
  CHECK(note.readonly);
  CHECK_FALSE(note.required);
  CHECK_FALSE(form.answer("n", "x"));
}

TEST_CASE("text is counted in characters, not in bytes") {
  Scenario form(xform("<a/>", R"x(<bind nodeset="/data/a" mend:max-length="3"/>)x", input("a")));
  CHECK(form.question("a").max_length == 3);
  CHECK(form.answer("a", "ŵŷ\u0634"));
  CHECK(form.session.check("/data/a", "ŵŷŵŷ")->kind == ProblemKind::too_long);
  CHECK(form.session.check("/data/a", std::string(1'000'000, 'x'))->kind == ProblemKind::too_long);
}

TEST_CASE("text without a limit of its own has one all the same") {
  Scenario form(xform("<a/>", "", input("a")));
  CHECK(form.question("a").max_length == 2000);
  CHECK(form.answer("a", std::string(2000, 'x')));
  CHECK_FALSE(form.answer("a", std::string(2001, 'x')));
}

TEST_CASE("bytes that are no text are refused") {
  Scenario form(xform("<a/>", "", input("a")));
  for (const std::string_view bad :
       {"\xff", "a\xc0\x80", "\x01", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82"}) {
    CHECK(form.session.check("/data/a", bad)->kind == ProblemKind::not_possible);
  }
  CHECK_FALSE(form.answer("a", std::string_view("a\0b", 3)));
}

TEST_CASE("the questions of a field-list share a page, however deep") {
  Scenario form(xform("<g><a/><h><b/></h></g><c/>", "",
                      R"x(<group ref="/data/g" appearance="w1 field-list"><label>Page</label>)x" +
                          input("g/a") + R"x(<group ref="/data/g/h" appearance="field-list">)x" +
                          input("g/h/b") + "</group></group>" + input("c")));
  CHECK(form.question("g/a").field_list == "/data/g");
  CHECK(form.question("g/a").group_label.text == "Page");
  CHECK(form.question("g/h/b").field_list == "/data/g");
  CHECK(form.question("g/h/b").group == "/data/g/h");
  CHECK(form.question("c").field_list.empty());
}

TEST_CASE("appearances are told word by word") {
  Scenario form(
      xform("<a/>", "", R"x(<input ref="/data/a" appearance="faces multiline"><label>a</label></input>)x"));
  CHECK(form.question("a").has_appearance("faces"));
  CHECK(form.question("a").has_appearance("multiline"));
  CHECK_FALSE(form.question("a").has_appearance("face"));
}

namespace {

const std::string translated = xform(
    "<a/>", R"x(<bind nodeset="/data/a" required="true()" jr:requiredMsg="jr:itext('need')"/>)x",
    R"x(<select1 ref="/data/a"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/>)x"
    R"x(<item><label ref="jr:itext('y')"/><value>y</value></item></select1>)x",
    R"x(<itext><translation lang="Cymraeg (cy)"><text id="q"><value>Cwestiwn</value></text>)x"
    R"x(<text id="y"><value>Iawn</value></text></translation>)x"
    R"x(<translation lang="en" default="true()"><text id="q"><value>Question</value></text>)x"
    R"x(<text id="h"><value>Hint</value></text><text id="y"><value>Fine</value></text>)x"
    R"x(<text id="need"><value>Needed.</value></text><text id="mend:title"><value>Title</value></text>)x"
    R"x(</translation></itext>)x");

}  // namespace

TEST_CASE("the form speaks the chosen language") {
  Scenario form(translated);
  CHECK(form.form->languages() == std::vector<std::string>{"en", "cy"});
  CHECK(form.question("a").label == Words{"Question", "en"});
  form.session.set_language("cy");
  CHECK(form.question("a").label == Words{"Cwestiwn", "cy"});
  CHECK(form.question("a").choices[0].label == Words{"Iawn", "cy"});
}

TEST_CASE("a gap in a translation shows English and says that it is English") {
  Scenario form(translated);
  form.session.set_language("cy");
  CHECK(form.question("a").hint == Words{"Hint", "en"});
  CHECK(form.session.validate()[0].message == Words{"Needed.", "en"});
  CHECK(form.form->title("cy") == Words{"Title", "en"});
}

TEST_CASE("a language that the form does not have means its default") {
  Scenario form(translated);
  form.session.set_language("cy");
  form.session.set_language("xx");
  CHECK(form.session.language() == "en");
}

TEST_CASE("changing the language keeps the answers") {
  Scenario form(translated);
  REQUIRE(form.answer("a", "y"));
  form.session.set_language("cy");
  CHECK(form.value("a") == "y");
}

TEST_CASE("a draft brings everything back, also what is not relevant at the moment") {
  const std::string xml =
      xform("<a/><b/>", R"x(<bind nodeset="/data/b" relevant="/data/a = 'yes'"/>)x", input("a") + input("b"));
  Scenario before(xml);
  REQUIRE(before.answer("a", "yes"));
  REQUIRE(before.answer("b", "kept\n\ttoo & <all>"));
  REQUIRE(before.answer("a", "no"));
  const auto draft = before.session.save();

  Scenario after(xml);
  REQUIRE(after.session.load(draft));
  CHECK(after.submission() == before.submission());
  REQUIRE(after.answer("a", "yes"));
  CHECK(after.value("b") == "kept\n\ttoo & <all>");
}

TEST_CASE("a draft keeps the submission's id, so that a carried-on form is not a second one") {
  const std::string xml = xform("<a/>", "", input("a"));
  Scenario before(xml);
  Scenario after(xml);
  const std::string id = before.value("meta/instanceID");
  CHECK(id.starts_with("uuid:"));
  CHECK(id.size() == 41);
  mend::base::SeededRandom other(99);
  Session carried_on(after.form, after.clock, other);
  REQUIRE(carried_on.value("/data/meta/instanceID") != id);
  REQUIRE(carried_on.load(before.session.save()));
  CHECK(carried_on.value("/data/meta/instanceID") == id);
}

TEST_CASE("a draft of another version of the form is refused and nothing changes") {
  Scenario one(xform("<a/>", "", input("a")));
  Scenario two(xform("<a/>", "", input("a") + " "));
  REQUIRE(two.answer("a", "mine"));
  const auto refused = two.session.load(one.session.save());
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message, Contains("another version"));
  CHECK(two.value("a") == "mine");
}

TEST_CASE("a broken or hostile draft is refused and nothing changes") {
  Scenario form(xform("<a/><b/>", "", input("a") + select("select1", "b", "yes no")));
  REQUIRE(form.answer("a", "mine"));
  const std::string good(as_text(form.session.save()));
  for (std::size_t cut = 0; cut < good.size(); ++cut) {
    CHECK_FALSE(form.session.load(as_bytes(good.substr(0, cut))));
  }
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string draft = good;
    return draft.replace(draft.find(from), from.size(), to);
  };
  CHECK_FALSE(form.session.load(as_bytes(with("<b/>", ""))));
  CHECK_FALSE(form.session.load(as_bytes(with("<b/>", "<b/><b/>"))));
  CHECK_FALSE(form.session.load(as_bytes(with("<b/>", "<b/><c/>"))));
  CHECK_FALSE(form.session.load(as_bytes(with("<b/>", "<b>maybe</b>"))));
  CHECK_FALSE(form.session.load(as_bytes(with("mine", std::string(2001, 'x')))));
  CHECK_FALSE(form.session.load(as_bytes("<!DOCTYPE x>" + good)));
  CHECK(form.value("a") == "mine");
  CHECK(form.session.load(as_bytes(good)));
}

TEST_CASE("the submission names the form, its version and the instance") {
  Scenario form(xform("<a/>", "", input("a")));
  CHECK_THAT(form.submission(),
             Catch::StartsWith("<data id=\"test\" version=\"1\"><a/><meta><instanceID>uuid:"));
}

TEST_CASE("a rule that takes too much work never costs an answer") {
  std::string fields = "<a/>";
  for (int i = 0; i < 300; ++i) fields += "<f" + std::to_string(i) + "/>";
  const std::string heavy = "count(//*[count(//*[count(//*) > 0]) > 0]) = 0";
  // At load there is nothing to count, because the field is still empty.
  Scenario form(
      xform(fields, "<bind nodeset=\"/data/a\" constraint=\". = '' or " + heavy + "\"/>", input("a")));
  CHECK(form.answer("a", "kept"));
  CHECK(form.value("a") == "kept");
  CHECK_THAT(refusal(xform(fields, "<bind nodeset=\"/data/a\" constraint=\"" + heavy + "\"/>", input("a"))),
             Contains("cannot be worked out"));
}

TEST_CASE("a session can be moved while a form is open") {
  Scenario form(
      xform("<a/><b/>", R"x(<bind nodeset="/data/b" calculate="concat(/data/a, '!')"/>)x", input("a")));
  Session moved = std::move(form.session);
  REQUIRE(moved.answer("/data/a", "x"));
  CHECK(moved.value("/data/b") == "x!");
}
