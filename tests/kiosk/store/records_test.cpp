#include "kiosk/store/records.h"

#include "cell.h"

#include <catch2/catch.hpp>

using namespace mend;

TEST_CASE("sending is all or nothing: with a full disk the draft is still there") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  const auto envelope = cell.seal_answers(who);
  REQUIRE(cell.store->database().limit_pages(1));
  const auto refused = cell.store->records.submit(who, draft, envelope, cell.body());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::ErrorKind::no_space);
  cell.reopen();
  CHECK(cell.store->drafts.load(who, draft));
  CHECK(cell.store->records.outbox()->empty());
  CHECK(cell.store->records.list(who)->empty());
  REQUIRE(cell.store->records.submit(who, draft, envelope, cell.body()));
  cell.reopen();
  CHECK_FALSE(cell.store->drafts.load(who, draft));
  CHECK(cell.store->records.outbox()->size() == 1);
  REQUIRE(cell.store->records.list(who)->size() == 1);
  CHECK(cell.store->records.list(who)->front().body->titles.at("en") == "Canarytitle");
}

TEST_CASE("sending twice sends once") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  REQUIRE(cell.store->records.submit(who, draft, cell.seal_answers(who), cell.body()));
  CHECK_FALSE(cell.store->records.submit(who, draft, cell.seal_answers(who), cell.body()));
  CHECK(cell.store->records.outbox()->size() == 1);
}

TEST_CASE("a request that was not collected is destroyed when it is taken back") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string envelope = cell.send(who, "rj");
  REQUIRE(cell.store->records.withdraw(who, envelope, false, cell.sealer));
  REQUIRE(cell.exchange().put_out());
  CHECK(cell.spool.envelopes()->empty());
  CHECK(cell.store->records.outbox()->empty());
  cell.reopen();
  const auto records = cell.store->records.list(who);
  REQUIRE(records->size() == 1);
  CHECK(records->front().state.withdrawn == cell.clock.now());
}

TEST_CASE("a request that was carried while it was taken back is withdrawn at the hub as well") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string envelope = cell.send(who, "rj");
  const std::string receipt = cell.receipt_for(envelope);
  REQUIRE(cell.store->records.withdraw(who, envelope, false, cell.sealer));
  REQUIRE(cell.exchange().put_out());
  // The courier had read the file just before it went, and the hub has stored it.
  REQUIRE(cell.spool.put_receipt(envelope, base::as_bytes(receipt)));
  cell.reopen();
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  REQUIRE(cell.exchange().put_out());
  REQUIRE(cell.spool.envelopes()->size() == 1);
  const auto header = cell.header_of(cell.spool.envelopes()->front());
  CHECK(header.kind == seal::EnvelopeKind::withdrawal);
  CHECK(header.about == envelope);
}

TEST_CASE("a request whose receipt never comes is withdrawn at the hub as soon as the hub speaks of it") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string request = cell.send(who, "rj");
  // The hub has stored it, and the cable was pulled before the receipt came.
  const auto speak = [&](std::int64_t number) {
    const std::string item(32, static_cast<char>('0' + number));
    if (number % 2 == 0) {
      cell.bring({item, cell.device.id, number,
                  seal::StatusNews{cell.sam, request, "status.collected", cell.clock.now()}});
    } else {
      cell.bring(
          {item, cell.device.id, number, seal::SeenNote{cell.sam, request, "seen.read", cell.clock.now()}});
    }
    REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
    REQUIRE(cell.exchange().put_out());
  };
  const auto withdraw = [&] {
    const auto collected = cell.exchange().may_be_collected(request);
    REQUIRE(collected);
    REQUIRE_FALSE(*collected);
    REQUIRE(cell.store->records.withdraw(who, request, *collected, cell.sealer));
    REQUIRE(cell.exchange().put_out());
  };
  const std::int64_t number = GENERATE(2, 3);
  SECTION("after it was taken back") {
    withdraw();
    CHECK(cell.spool.envelopes()->empty());
    cell.reopen();
    speak(number);
    // Said again, it is not sent again.
    const std::vector<std::string> once = *cell.spool.envelopes();
    speak(number + 2);
    CHECK(*cell.spool.envelopes() == once);
  }
  SECTION("before it was taken back") {
    speak(number);
    withdraw();
  }
  std::vector<std::string> about;
  const std::vector<std::string> lying = *cell.spool.envelopes();
  for (const std::string& id : lying) {
    if (cell.header_of(id).kind == seal::EnvelopeKind::withdrawal) about.push_back(cell.header_of(id).about);
  }
  CHECK(about == std::vector<std::string>{request});
}

TEST_CASE("a withdrawal of a collected request goes before everything else") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string request = cell.send(who, "rj");
  cell.dock(request);
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  cell.send(who);
  cell.send(who);
  REQUIRE(cell.store->records.withdraw(who, request, true, cell.sealer));
  REQUIRE(cell.store->records.withdraw(who, request, true, cell.sealer));
  REQUIRE(cell.exchange().put_out());
  const auto waiting = cell.spool.envelopes();
  REQUIRE(waiting->size() == 3);
  const auto header = cell.header_of(waiting->front());
  CHECK(header.kind == seal::EnvelopeKind::withdrawal);
  CHECK(header.about == request);
  CHECK(header.response_class == "rj");
}

TEST_CASE("nobody can take back another's request, and a check-in cannot be taken back") {
  tests::Cell cell;
  cell.roster();
  const auto sam = cell.enter(cell.sam);
  const auto ali = cell.enter(cell.ali, "1357");
  const std::string request = cell.send(sam, "rj");
  const std::string check_in = cell.send(sam);
  CHECK_FALSE(cell.store->records.withdraw(ali, request, false, cell.sealer));
  CHECK_FALSE(cell.store->records.withdraw(sam, check_in, false, cell.sealer));
  CHECK(cell.store->records.outbox()->size() == 2);
}

TEST_CASE("news is written without the resident's key, and older news does not undo newer") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string request = cell.send(who, "rj");
  CHECK(*cell.store->records.apply(seal::StatusNews{cell.sam, request, "status.checking", 2000}, 7));
  CHECK_FALSE(*cell.store->records.apply(seal::StatusNews{cell.sam, request, "status.collected", 1000}, 6));
  CHECK_FALSE(*cell.store->records.apply(seal::StatusNews{cell.ali, request, "status.ended", 3000}, 8));
  CHECK(*cell.store->records.apply(seal::SeenNote{cell.sam, request, "seen.read", 2500}, 9));
  cell.reopen();
  const auto state = cell.store->records.list(who)->front().state;
  CHECK(state.status == "status.checking");
  CHECK(state.status_date == 2000);
  CHECK(state.seen == "seen.read");
}

TEST_CASE("a request that the courier has sent, and whose receipt was not read yet, is withdrawn by notice") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string request = cell.send(who, "rj");
  cell.dock(request);
  const auto collected = cell.exchange().may_be_collected(request);
  REQUIRE(collected);
  REQUIRE(cell.store->records.withdraw(who, request, *collected, cell.sealer));
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  REQUIRE(cell.exchange().put_out());
  REQUIRE(cell.spool.envelopes()->size() == 1);
  CHECK(cell.header_of(cell.spool.envelopes()->front()).about == request);
}

TEST_CASE("a request that left the device long ago is withdrawn by notice") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string request = cell.send(who, "rj");
  cell.dock(request);
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  const auto collected = cell.exchange().may_be_collected(request);
  REQUIRE(collected);
  REQUIRE(cell.store->records.withdraw(who, request, *collected, cell.sealer));
  CHECK(cell.store->records.outbox()->size() == 1);
}
