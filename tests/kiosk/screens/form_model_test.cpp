#include "kiosk/screens/form_model.h"

#include "check_in.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;
using Kind = store::DraftEntry::Kind;

TEST_CASE("one question a page, in order, and each that is not required can be skipped") {
  Writer writer;
  CHECK(writer.at() == "hello");
  CHECK(writer.form.page_number() == 0);
  writer.go_on();
  CHECK(writer.at() == "week");
  CHECK(writer.form.page_number() == 1);
  CHECK(writer.form.can_skip());
  writer.form.skip();
  CHECK(writer.at() == "good");
  writer.form.skip();
  CHECK(writer.at() == "help");
  writer.form.skip();
  CHECK(writer.at() == "agree");
  CHECK_FALSE(writer.form.can_skip());
}

TEST_CASE("a required tick stops, with its question, and is no answer before it is ticked") {
  Writer writer;
  while (writer.at() != "agree") writer.go_on();
  writer.go_on();
  REQUIRE(writer.form.problems().size() == 1);
  CHECK(writer.form.problems().front().ref == "/data/agree");
  CHECK(writer.form.place() == FormPlace::question);
  writer.answer("agree", "OK");
  CHECK(writer.form.place() == FormPlace::check);
  CHECK(writer.form.ready_to_send());
}

TEST_CASE("help comes before an answer that calls for it is kept anywhere") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "very-bad");
  CHECK(writer.form.place() == FormPlace::stop);
  CHECK_FALSE(writer.form.stop_is_urgent());
  CHECK(writer.form.session().value("/data/week").empty());
  for (const auto& entry : writer.journal) CHECK(entry.kind != Kind::answer);
  writer.form.acknowledge_stop();
  writer.keep();
  CHECK(writer.form.session().value("/data/week") == "very-bad");
  CHECK(writer.at() == "good");
}

TEST_CASE("the stop is read once for an answer, and again for another one") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "very-bad");
  writer.form.acknowledge_stop();
  REQUIRE(writer.form.back());
  CHECK(writer.at() == "week");
  writer.go_on();
  CHECK(writer.at() == "good");
  writer.go_on();
  writer.answer("help", "today");
  CHECK(writer.form.place() == FormPlace::stop);
  CHECK(writer.form.stop_is_urgent());
}

TEST_CASE("an answer that is urgent brings up the stop, also where the policy forgot to name it there") {
  Writer writer;
  writer.form = FormModel(form::Session(check_in(), writer.clock, writer.random), {}, urgent);
  while (writer.at() != "help") writer.go_on();
  writer.answer("help", "today");
  CHECK(writer.form.place() == FormPlace::stop);
  CHECK(writer.form.stop_is_urgent());
  CHECK(writer.form.session().value("/data/help").empty());
}

TEST_CASE("where help is comes before what is wrong on the same page, and hides nothing of it") {
  Writer writer;
  writer.form = FormModel(form::Session(together(), writer.clock, writer.random), help_stop, urgent);
  writer.form.edit("/data/help", "today");
  writer.go_on();
  CHECK(writer.form.place() == FormPlace::stop);
  CHECK(writer.form.problems().empty());
  writer.form.acknowledge_stop();
  writer.keep();
  CHECK(writer.form.place() == FormPlace::question);
  REQUIRE(writer.form.problems().size() == 1);
  CHECK(writer.form.problems().front().ref == "/data/agree");
  // Its stop was read: it is kept, whatever else of the page is to be put right.
  CHECK(writer.form.session().value("/data/help") == "today");
  CHECK(writer.again().session().value("/data/help") == "today");
  writer.answer("agree", "OK");
  CHECK(writer.form.place() == FormPlace::check);
}

TEST_CASE("the stop and the urgent flag work in each instance of a repeat and inside groups") {
  Writer writer;
  const auto fresh = [&] {
    return FormModel(form::Session(visits(), writer.clock, writer.random), help_stop, urgent);
  };
  writer.form = fresh();
  for (const char* ref : {"/data/visit[1]/about/help", "/data/visit[2]/about/help"}) {
    CAPTURE(ref);
    REQUIRE(writer.form.page().front().ref == ref);
    CHECK_FALSE((writer.form.urgent() && std::string(ref).find("[1]") != std::string::npos));
    writer.form.edit(ref, "today");
    writer.form.go_on();
    CHECK(writer.form.place() == FormPlace::stop);
    CHECK(writer.form.stop_is_urgent());
    writer.form.acknowledge_stop();
    writer.keep();
    CHECK(writer.form.session().value(ref) == "today");
  }
  CHECK(writer.form.place() == FormPlace::check);
  CHECK(writer.form.urgent());
  // Only the second says so, and it is enough; and a draft says the same.
  writer.form.change("/data/visit[1]/about/help");
  writer.form.edit("/data/visit[1]/about/help", "no");
  writer.form.go_on();
  writer.keep();
  CHECK(writer.form.urgent());
  FormModel again = fresh();
  again.replay(writer.journal);
  CHECK(again.urgent());
  CHECK(again.session().value("/data/visit[1]/about/help") == "no");
  CHECK(again.session().value("/data/visit[2]/about/help") == "today");
}

TEST_CASE("one of several picked answers is enough for the stop") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "bad");
  writer.answer("more", "food noise");
  CHECK(writer.form.place() == FormPlace::stop);
}

TEST_CASE("back from the stop keeps nothing and leaves what was picked on the screen") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "very-bad");
  REQUIRE(writer.form.back());
  CHECK(writer.at() == "week");
  CHECK(writer.form.page().front().value == "very-bad");
  CHECK(writer.form.session().value("/data/week").empty());
}

TEST_CASE("only an answer that is given sets the urgent flag") {
  Writer writer;
  while (writer.at() != "help") writer.go_on();
  writer.answer("help", "today");
  CHECK_FALSE(writer.form.urgent());
  writer.form.acknowledge_stop();
  CHECK(writer.form.urgent());
  REQUIRE(writer.form.back());
  writer.form.skip();
  CHECK_FALSE(writer.form.urgent());
}

TEST_CASE("after a power cut at any moment the form stands where it stood, with the answers that were kept") {
  Writer writer;
  const auto same = [&] {
    const FormModel fresh = writer.again();
    CHECK(fresh.place() ==
          (writer.form.place() == FormPlace::stop ? FormPlace::question : writer.form.place()));
    for (const char* ref : {"/data/week", "/data/more", "/data/good", "/data/help", "/data/agree"}) {
      CHECK(fresh.session().value(ref) == writer.form.session().value(ref));
    }
    if (fresh.place() == FormPlace::question)
      CHECK(fresh.page().front().ref == writer.form.page().front().ref);
  };
  same();
  writer.go_on();
  same();
  writer.answer("week", "bad");
  same();
  writer.answer("more", "food");
  same();
  writer.answer("good", "toast");
  same();
  writer.answer("help", "today");
  same();
  writer.form.acknowledge_stop();
  writer.keep();
  same();
  writer.answer("agree", "OK");
  same();
  CHECK(writer.again().ready_to_send());
}

TEST_CASE("what was typed and not yet accepted is on the screen again, and is not an answer") {
  Writer writer;
  while (writer.at() != "good") writer.go_on();
  writer.form.edit("/data/good", "half a th");
  for (const auto& entry : writer.form.unfinished()) writer.journal.push_back(entry);
  const FormModel fresh = writer.again();
  CHECK(fresh.page().front().value == "half a th");
  CHECK(fresh.session().value("/data/good").empty());
}

TEST_CASE("changing one answer comes back to the check page, by way of what it brought up") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "good");
  writer.to_check();
  writer.form.change("/data/week");
  CHECK(writer.form.changing());
  writer.answer("week", "bad");
  CHECK(writer.at() == "more");
  writer.answer("more", "food");
  CHECK(writer.form.place() == FormPlace::check);
  writer.form.change("/data/good");
  REQUIRE(writer.form.back());
  CHECK(writer.form.place() == FormPlace::check);
}

TEST_CASE("an answer that a later one hid cannot be changed or sent") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "bad");
  writer.answer("more", "food");
  writer.to_check();
  writer.form.change("/data/week");
  writer.answer("week", "good");
  CHECK(writer.form.place() == FormPlace::check);
  writer.form.change("/data/more");
  CHECK(writer.form.place() == FormPlace::check);
  CHECK(base::as_text(writer.form.session().serialize()).find("food") == std::string_view::npos);
}

TEST_CASE("too much text is told on Continue and kept as typed") {
  Writer writer;
  while (writer.at() != "good") writer.go_on();
  writer.answer("good", "this is much too long");
  REQUIRE(writer.form.problems().size() == 1);
  CHECK(writer.form.problems().front().kind == form::ProblemKind::too_long);
  CHECK(writer.form.page().front().value == "this is much too long");
  writer.answer("good", "short");
  CHECK(writer.at() == "help");
}

TEST_CASE("hostile journal entries change nothing that the form does not allow") {
  Writer writer;
  FormModel fresh(form::Session(check_in(), writer.clock, writer.random), help_stop, urgent);
  fresh.replay({{Kind::answer, "/data/week", "no such choice"},
                {Kind::answer, "/nowhere", "x"},
                {Kind::place, "/nowhere", {}},
                {Kind::place, "", {}}});
  CHECK(fresh.session().value("/data/week").empty());
  CHECK(fresh.page().front().name == "hello");
}
