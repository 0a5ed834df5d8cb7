#include "kiosk/screens/mine_model.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;

namespace {

constexpr base::UnixMillis day = 1'800'000'000'000;  // 15 January 2027

store::Record record(const std::string& response_class) {
  store::Record made;
  made.envelope = std::string(32, 'a');
  made.body = store::RecordBody{"mend/x", 1, {}, response_class, {{"en", "A form"}}, false};
  made.state.created = day;
  return made;
}

MineModel mine(const store::Record& only) {
  const messages::Catalogue english;
  const std::vector<store::Record> records = {only};
  return make_mine(english, &records, "en", MineNotice::none);
}

std::string first_sentence(const store::Record& only) {
  return mine(only).rows.front().news.front().value();
}

}  // namespace

TEST_CASE("each step has its closed sentence, with the latest date") {
  store::Record one = record("rj");
  CHECK(first_sentence(one) == "Saved on this device. Not sent yet.");
  one.state.collected = day;
  CHECK(first_sentence(one) == "Collected on 15 January 2027.");
  one.state.status = "status.with-staff";
  one.state.status_date = day + 86'400'000;
  CHECK(first_sentence(one) == "With staff. No news yet. Last update 16 January 2027.");
  one.state.status = "status.checking";
  CHECK(first_sentence(one) == "Staff are checking if restorative justice can be looked at.");
  CHECK(mine(one).rows.front().updated->value() == "Last update 16 January 2027");
  one.state.status = "status.may-visit";
  CHECK(first_sentence(one) == "Someone may come to talk with you. We cannot say when.");
  one.state.status = "status.ended";
  CHECK(first_sentence(one) == "This request is not going on now. Staff have talked with you about it.");
}

TEST_CASE("a message that is not in the closed set is never shown") {
  store::Record one = record("rj");
  one.state.status = "status.they-said-no";
  one.state.seen = "seen.they-said-no";
  const MineModel model = mine(one);
  CHECK(model.rows.front().news.size() == 1);
  CHECK(model.rows.front().news.front().value() == "Saved on this device. Not sent yet.");
}

TEST_CASE("withdrawing counts from the press, whatever the hub says afterwards") {
  store::Record one = record("rj");
  one.state.withdrawn = day;
  one.state.status = "status.may-visit";
  one.state.status_date = day + 1;
  CHECK(first_sentence(one) == "You have withdrawn. Thank you for telling us.");
  CHECK_FALSE(mine(one).rows.front().withdraw);
}

TEST_CASE("a request can be withdrawn at every step, also at the end; a check-in cannot") {
  for (const char* status :
       {"", "status.collected", "status.checking", "status.with-staff", "status.may-visit", "status.ended"}) {
    store::Record one = record("rj");
    one.state.status = status;
    CHECK(mine(one).rows.front().withdraw);
  }
  CHECK_FALSE(mine(record("key-work")).rows.front().withdraw);
}

TEST_CASE("what was sent under a forgotten PIN still shows its news, without its title") {
  store::Record one = record("rj");
  one.body.reset();
  one.state.status = "status.checking";
  const MineModel model = mine(one);
  CHECK(text_of(model.rows.front().title) == "Something you sent");
  CHECK(model.rows.front().news.front().value().find("checking") != std::string::npos);
}

TEST_CASE("nothing is said before the disk has answered") {
  const messages::Catalogue english;
  const MineModel model = make_mine(english, nullptr, "en", MineNotice::none);
  CHECK_FALSE(model.empty);
  const std::vector<store::Record> none;
  CHECK(make_mine(english, &none, "en", MineNotice::none).empty);
}
