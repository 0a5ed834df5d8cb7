#include "kiosk/store/residents.h"

#include "cell.h"

#include <catch2/catch.hpp>

using namespace mend;
using store::CodeRight;
using store::Identity;
using store::NotYet;

namespace {

std::int64_t wait_of(const base::Result<std::variant<Identity, NotYet>>& outcome) {
  REQUIRE(outcome);
  REQUIRE(std::holds_alternative<NotYet>(*outcome));
  return std::get<NotYet>(*outcome).wait_millis;
}

bool signed_in(const base::Result<std::variant<Identity, NotYet>>& outcome) {
  REQUIRE(outcome);
  return std::holds_alternative<Identity>(*outcome);
}

}  // namespace

TEST_CASE("first sign-in: the one-time code, then a PIN of one's own, and the code is spent") {
  tests::Cell cell;
  cell.roster();
  auto door = cell.store->residents.door(cell.sam);
  REQUIRE(door);
  CHECK_FALSE(door->has_pin);
  CHECK(door->has_code);
  REQUIRE(std::holds_alternative<CodeRight>(*cell.store->residents.check_code(cell.sam, "1234 5678")));
  const Identity who = cell.enter(cell.sam);
  cell.reopen();
  door = cell.store->residents.door(cell.sam);
  CHECK(door->has_pin);
  CHECK_FALSE(door->has_code);
  CHECK(std::holds_alternative<NotYet>(*cell.store->residents.check_code(cell.sam, "12345678")));
  const auto again = cell.store->residents.sign_in(cell.sam, "2468");
  REQUIRE(signed_in(again));
  CHECK(base::hex(std::get<Identity>(*again).key.view()) == base::hex(who.key.view()));
}

TEST_CASE("a spent code stays spent when the same roster comes again") {
  tests::Cell cell;
  const std::string verifier = tests::verifier_of("12345678");
  REQUIRE(cell.store->residents.apply({{{cell.sam, "Sam", "boat", verifier}}}, 1));
  cell.enter(cell.sam);
  REQUIRE(cell.store->residents.apply({{{cell.sam, "Sam", "boat", verifier}}}, 2));
  CHECK_FALSE(cell.store->residents.door(cell.sam)->has_code);
}

TEST_CASE("one resident's PIN does not open another's door") {
  tests::Cell cell;
  cell.roster();
  cell.enter(cell.sam, "2468");
  cell.enter(cell.ali, "1357");
  CHECK_FALSE(signed_in(cell.store->residents.sign_in(cell.ali, "2468")));
  CHECK(signed_in(cell.store->residents.sign_in(cell.ali, "1357")));
}

TEST_CASE("wrong PINs wait longer and longer, through restarts, and never lock out for ever") {
  tests::Cell cell;
  cell.roster();
  cell.enter(cell.sam);
  for (int n = 0; n < 3; ++n) CHECK(wait_of(cell.store->residents.sign_in(cell.sam, "0000")) == 0);
  CHECK(wait_of(cell.store->residents.sign_in(cell.sam, "0000")) == 15'000);
  cell.reopen();
  // Too early: even the right PIN is not looked at.
  CHECK(wait_of(cell.store->residents.sign_in(cell.sam, "2468")) == 15'000);
  cell.clock.advance(15'000);
  CHECK(wait_of(cell.store->residents.sign_in(cell.sam, "0000")) == 30'000);
  for (int n = 0; n < 20; ++n) {
    cell.clock.advance(3'600'000);
    CHECK(wait_of(cell.store->residents.sign_in(cell.sam, "0000")) <= 3'600'000);
  }
  cell.clock.advance(3'600'000);
  CHECK(signed_in(cell.store->residents.sign_in(cell.sam, "2468")));
  CHECK(wait_of(cell.store->residents.sign_in(cell.sam, "0000")) == 0);
}

TEST_CASE("pulling the plug during a try does not win a try") {
  tests::Cell cell;
  cell.roster();
  cell.enter(cell.sam);
  for (int n = 0; n < 4; ++n) {
    // Argon2id is refused its memory: the try ends between counting and checking.
    auto opened = store::Store::open(cell.around(), cell.database(), {1, 1});
    REQUIRE(opened);
    CHECK_FALSE(opened->store->residents.sign_in(cell.sam, "2468"));
  }
  CHECK(wait_of(cell.store->residents.sign_in(cell.sam, "2468")) == 15'000);
}

TEST_CASE("a clock that goes back does not turn 15 seconds into years") {
  tests::Cell cell;
  cell.roster();
  cell.enter(cell.sam);
  for (int n = 0; n < 4; ++n) REQUIRE(cell.store->residents.sign_in(cell.sam, "0000"));
  cell.clock.set_calendar(1'000'000'000'000);
  CHECK(cell.store->residents.door(cell.sam)->wait_millis == 15'000);
}

TEST_CASE("cell-mates cannot use up each other's tries") {
  tests::Cell cell;
  cell.roster();
  cell.enter(cell.sam);
  cell.enter(cell.ali, "1357");
  for (int n = 0; n < 4; ++n) REQUIRE(cell.store->residents.sign_in(cell.sam, "0000"));
  CHECK(signed_in(cell.store->residents.sign_in(cell.ali, "1357")));
}

TEST_CASE("the newest roster wins, an older one changes nothing, and who is left out loses nothing") {
  tests::Cell cell;
  cell.roster(5);
  cell.enter(cell.sam);
  CHECK_FALSE(*cell.store->residents.apply({{}}, 4));
  CHECK(cell.store->residents.tiles()->size() == 2);
  CHECK(*cell.store->residents.apply({{{cell.ali, "Ali", "tree", ""}}}, 6));
  const auto tiles = cell.store->residents.tiles();
  REQUIRE(tiles);
  REQUIRE(tiles->size() == 1);
  CHECK(tiles->front().name == "Ali");
  CHECK_FALSE(cell.store->residents.sign_in(cell.sam, "2468"));
  CHECK(*cell.store->residents.apply({{{cell.sam, "Sam", "boat", ""}}}, 7));
  CHECK(signed_in(cell.store->residents.sign_in(cell.sam, "2468")));
}

TEST_CASE("a new code from staff lets somebody back in who forgot the PIN, and deletes nothing") {
  tests::Cell cell;
  cell.roster();
  const Identity before = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(before);
  cell.roster(2, "87654321");
  CHECK(cell.store->residents.door(cell.sam)->has_code);
  const auto chosen = cell.store->residents.choose_pin(cell.sam, "87654321", "9999");
  REQUIRE(signed_in(chosen));
  const Identity& after = std::get<Identity>(*chosen);
  CHECK(cell.store->drafts.list(after)->empty());
  CHECK(cell.store->database().rows("SELECT 1 FROM old_key")->size() == 1);
  CHECK(cell.store->drafts.load(before, draft));
}

TEST_CASE("language, text size and the page of a module are found again") {
  tests::Cell cell;
  cell.roster();
  const Identity who = cell.enter(cell.sam);
  REQUIRE(cell.store->residents.set_preferences(cell.sam, {.language = "ar", .text_size = "large"}));
  REQUIRE(cell.store->residents.set_places(who, {{"mend/what-is-rj", 3}}));
  cell.reopen();
  CHECK(cell.store->residents.door(cell.sam)->preferences.language == "ar");
  CHECK(cell.store->residents.door(cell.sam)->preferences.text_size == "large");
  CHECK(cell.store->residents.places(who)->at("mend/what-is-rj") == 3);
}
