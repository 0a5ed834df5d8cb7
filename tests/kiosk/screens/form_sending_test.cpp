#include "check_in.h"
#include "filler.h"
#include "kiosk/screens/check_model.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;

namespace {

/// What the check page says at the row of `ref`.
std::string error_at(const FormModel& form, const std::string& ref) {
  const messages::Catalogue english;
  const auto model = make_check(english, form, {}, false);
  for (const CheckRow& row : model.rows) {
    if (row.ref == ref) return row.error ? text_of(*row.error) : "";
  }
  return "no row";
}

constexpr const char* not_continued = "You changed this and did not press Continue.";

}  // namespace

TEST_CASE("an answer that was changed and left by Back is not sent as it was before: its row says so") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "good");
  writer.answer("good", "tea");
  writer.to_check();
  writer.form.change("/data/good");
  writer.form.edit("/data/good", "toast");
  REQUIRE(writer.form.back());
  CHECK_FALSE(writer.form.ready_to_send());
  REQUIRE(writer.form.problems().size() == 1);
  CHECK(writer.form.problems().front().unfinished);
  CHECK(error_at(writer.form, "/data/good") == not_continued);
  // The row leads to what was typed, and Continue makes it the answer.
  writer.form.change("/data/good");
  CHECK(writer.form.page().front().value == "toast");
  writer.form.go_on();
  CHECK(writer.form.place() == FormPlace::check);
  CHECK(writer.form.ready_to_send());
  CHECK(writer.form.session().value("/data/good") == "toast");
}

TEST_CASE("whoever takes back what was changed may send") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "good");
  writer.to_check();
  writer.form.change("/data/week");
  writer.form.edit("/data/week", "bad");
  REQUIRE(writer.form.back());
  CHECK_FALSE(writer.form.ready_to_send());
  writer.form.change("/data/week");
  writer.form.edit("/data/week", "good");
  REQUIRE(writer.form.back());
  CHECK(writer.form.ready_to_send());
}

TEST_CASE("help comes before sending for what was picked and not gone on from") {
  Writer writer;
  writer.go_on();
  writer.answer("week", "good");
  writer.to_check();
  writer.form.change("/data/help");
  writer.form.edit("/data/help", "today");
  REQUIRE(writer.form.back());
  CHECK_FALSE(writer.form.ready_to_send());
  CHECK(error_at(writer.form, "/data/help") == not_continued);
  writer.form.change("/data/help");
  writer.form.go_on();
  CHECK(writer.form.place() == FormPlace::stop);
  writer.form.acknowledge_stop();
  CHECK(writer.form.place() == FormPlace::check);
  CHECK(writer.form.ready_to_send());
  CHECK(writer.form.urgent());
}

TEST_CASE("a part with something changed and left by Back is not said to be done, and opens there") {
  Filler sam(two_parts());
  sam.go_on();
  sam.form.open_task("/data/a");
  sam.answer("no");
  sam.go_on();
  REQUIRE(sam.form.tasks()[0].done);
  sam.form.open_task("/data/a");
  sam.form.change("/data/a/one");
  sam.form.edit("/data/a/one", "yes");
  sam.back();
  sam.go_on();
  CHECK(sam.form.place() == FormPlace::tasks);
  CHECK_FALSE(sam.form.tasks()[0].done);
  sam.form.open_task("/data/a");
  CHECK(sam.at() == "/data/a/one");
  CHECK(sam.form.page().front().value == "yes");
}

TEST_CASE("a policy that came while the form was open brings its help stop before sending, and once") {
  Writer writer;
  writer.form = FormModel(form::Session(check_in(), writer.clock, writer.random), {}, {});
  writer.go_on();
  writer.answer("week", "very-bad");
  writer.answer("good", "tea");
  writer.answer("help", "today");
  writer.answer("agree", "OK");
  REQUIRE(writer.form.place() == FormPlace::check);
  CHECK_FALSE(writer.form.urgent());
  writer.form.set_rules(help_stop, urgent);
  CHECK(writer.form.urgent());
  CHECK_FALSE(writer.form.ready_to_send());
  CHECK(writer.form.place() == FormPlace::stop);
  CHECK(writer.form.stop_is_urgent());
  REQUIRE(writer.form.back());
  CHECK(writer.form.place() == FormPlace::check);
  CHECK_FALSE(writer.form.ready_to_send());
  writer.form.acknowledge_stop();
  writer.keep();
  CHECK(writer.form.place() == FormPlace::check);
  CHECK(writer.form.ready_to_send());
  CHECK(writer.again().ready_to_send());
}

TEST_CASE("a rule for a number holds however the number is written") {
  const auto number = load_form("<n/><m/>",
                                R"(<bind nodeset="/data/n" type="int"/>)"
                                R"(<bind nodeset="/data/m" type="decimal"/>)",
                                ask("/data/n", "How bad?") + ask("/data/m", "How far?"));
  const library::AnswerRules rules = {{"visits", {{"n", {"1"}}, {"m", {"1.50"}}}}};
  for (const char* written : {"1", "01", "+1", "\u0661", "\u06F1", "\u0967", " 1"}) {
    CAPTURE(written);
    Filler sam(number, rules);
    sam.form.edit("/data/n", written);
    sam.form.go_on();
    CHECK(sam.form.place() == FormPlace::stop);
    sam.form.acknowledge_stop();
    CHECK(sam.form.session().value("/data/n") == "1");
    CHECK(sam.at() == "/data/m");
  }
  for (const char* written : {"1.5", "1,5", "01.500", "\u0661\u066B\u0665"}) {
    CAPTURE(written);
    Filler sam(number, rules);
    sam.form.go_on();
    sam.form.edit("/data/m", written);
    sam.form.go_on();
    CHECK(sam.form.place() == FormPlace::stop);
  }
}

TEST_CASE("nobody is kept from sending by what they cannot change") {
  const auto fixed =
      load_form("<a/><sum>5</sum>",
                R"x(<bind nodeset="/data/sum" type="int" readonly="1 = 1" constraint=". &lt; 3"/>)x",
                ask("/data/a", "A") + ask("/data/sum", "Sum"));
  Filler sam(fixed);
  sam.answer("x");
  while (sam.form.place() == FormPlace::question) sam.go_on();
  CHECK(sam.form.ready_to_send());
}
