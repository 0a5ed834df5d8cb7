#include "kiosk/screens/question_model.h"

#include "check_in.h"
#include "kiosk/screens/check_model.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;

TEST_CASE("before free text stands that nobody sees it yet, and when the device was last docked") {
  const messages::Catalogue english;
  Writer writer;
  writer.go_on();
  CHECK(make_question(english, writer.form, Saved::saved, {}).before_text.empty());
  while (writer.at() != "good") writer.go_on();
  const auto never = make_question(english, writer.form, Saved::saved, {});
  REQUIRE(never.before_text.size() == 2);
  CHECK(never.before_text[0].value() == "Nobody sees this until the device is docked.");
  CHECK(never.before_text[1].value() == "This device has not been docked yet.");
  const auto docked = make_question(english, writer.form, Saved::saved, {1'800'000'000'000});
  CHECK(docked.before_text[1].value() == "Last docked: 15 January 2027, 08:00.");
}

TEST_CASE("an answer is called saved only when it is") {
  const messages::Catalogue english;
  Writer writer;
  CHECK_FALSE(make_question(english, writer.form, Saved::nothing_yet, {}).saved);
  CHECK(make_question(english, writer.form, Saved::saving, {}).saved->value() == "Saving…");
  CHECK(make_question(english, writer.form, Saved::saved, {}).saved->value() == "Saved on this device");
  while (writer.at() != "week") writer.go_on();
  writer.form.edit("/data/week", "bad");
  CHECK_FALSE(make_question(english, writer.form, Saved::saved, {}).saved);  // chosen, and kept by nobody yet
  writer.form.edit("/data/week", "");
  CHECK(make_question(english, writer.form, Saved::saved, {}).saved);
  const auto failed = make_question(english, writer.form, Saved::failed, {});
  CHECK(failed.save_failed);
  CHECK(failed.saved->value().find("could not be saved") != std::string::npos);
}

TEST_CASE("letters are counted as letters, in every script") {
  const messages::Catalogue english;
  Writer writer;
  while (writer.at() != "good") writer.go_on();
  writer.form.edit("/data/good", "ŵy سلا");
  const auto model = make_question(english, writer.form, Saved::saved, {});
  CHECK(model.fields.front().letters_left->value() == "4 letters left");
  writer.form.edit("/data/good", "twelve chars");
  writer.form.go_on();
  const auto over = make_question(english, writer.form, Saved::saved, {});
  CHECK(text_of(*over.fields.front().error) == "This is too long. Take out 2 letters.");
}

TEST_CASE("the check page shows each question that was asked, and says what was not answered") {
  const messages::Catalogue english;
  Writer writer;
  writer.go_on();
  writer.answer("week", "bad");
  writer.answer("more", "food noise");
  writer.form.acknowledge_stop();
  writer.keep();
  writer.to_check();
  const CheckModel model = make_check(english, writer.form, {}, false);
  REQUIRE(model.rows.size() == 5);
  CHECK(text_of(model.rows[0].answer) == "Bad");
  CHECK(text_of(model.rows[1].answer) == "Food\nNoise");
  CHECK(text_of(model.rows[2].answer) == "No answer");
  CHECK(text_of(model.rows[4].answer) == "You agreed");
  CHECK_FALSE(model.failed);
  CHECK(make_check(english, writer.form, {}, true).failed->value().find("Your answers are still here") !=
        std::string::npos);
}
