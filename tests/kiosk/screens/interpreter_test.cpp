// Words of safety and consent in a language that the reader does not read must not stand alone.
#include "kiosk/screens/interpreter.h"

#include "check_in.h"
#include "kiosk/screens/ask_model.h"
#include "kiosk/screens/before_model.h"
#include "kiosk/screens/check_model.h"
#include "kiosk/screens/help_model.h"
#include "kiosk/screens/mine_model.h"
#include "kiosk/screens/question_model.h"
#include "kiosk/screens/reader_model.h"
#include "kiosk/screens/sent_model.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;

namespace {

/// A language in which nobody has approved anything.
messages::Catalogue draft_language() {
  std::string no_messages(28, '\0');
  no_messages.replace(0, 4, "\xde\x12\x04\x95", 4);
  auto catalogue = messages::Catalogue::read(no_messages, "ur");
  REQUIRE(catalogue);
  return std::move(*catalogue);
}

store::Record record(std::string status) {
  store::Record made;
  made.state.status = std::move(status);
  return made;
}

}  // namespace

TEST_CASE("every page with words of safety or consent that nobody has approved asks for an interpreter") {
  const messages::Catalogue urdu = draft_language();
  const form::Words title{"Check-in", "en"};
  CHECK(make_help(urdu, nullptr).interpreter);
  CHECK(make_stop(urdu, nullptr, true).help.interpreter);
  CHECK(make_error(urdu, nullptr, true).help.interpreter);
  CHECK(make_delete(urdu, title).interpreter);
  CHECK(make_before(urdu, title, "rj", Docked{}, true).interpreter);
  CHECK(make_sent(urdu, Docked{}, true, true).interpreter);
  const std::vector<store::Record> sent = {record("status.checking")};
  CHECK(make_mine(urdu, &sent, "ur", MineNotice::none).interpreter);
  const std::vector<store::Record> none;
  CHECK(make_mine(urdu, &none, "ur", MineNotice::withdrawn).interpreter);
  CHECK(make_mine(urdu, &none, "ur", MineNotice::failed).interpreter);
  const ReaderModel reader("mend/a", title, "en", {module::Page{}}, 0);
  CHECK(make_reader_words(urdu, reader).interpreter);
  testing::Writer writer;
  CHECK(make_check(urdu, writer.form, Docked{}, false).interpreter);
  CHECK(make_question(urdu, writer.form, Saved::failed, Docked{}).interpreter);
}

TEST_CASE("a page whose words are approved, or are not about safety, asks for nobody") {
  const messages::Catalogue english;
  const form::Words title{"Check-in", "en"};
  CHECK_FALSE(make_help(english, nullptr).interpreter);
  CHECK_FALSE(make_stop(english, nullptr, true).help.interpreter);
  CHECK_FALSE(make_sent(english, Docked{}, true, true).interpreter);
  CHECK_FALSE(make_delete(english, title).interpreter);
  const std::vector<store::Record> none;
  CHECK_FALSE(make_mine(draft_language(), &none, "ur", MineNotice::none).interpreter);
  CHECK_FALSE(make_carry_on(draft_language(), title, 0).interpreter);
}
