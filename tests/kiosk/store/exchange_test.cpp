#include "kiosk/store/exchange.h"

#include "cell.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

using namespace mend;

TEST_CASE("an envelope leaves the device only on the hub's own receipt for these very bytes") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string envelope = cell.send(who);
  const std::string other = cell.send(who);

  SECTION("the right one") {
    cell.dock(envelope);
    const auto report = cell.exchange().take_in(cell.sealer.keys());
    REQUIRE(report);
    CHECK(report->records_changed);
    CHECK(cell.spool.envelopes() == std::vector<std::string>{other});
    CHECK(cell.store->records.outbox()->size() == 1);
    CHECK(cell.store->records.list(who)->back().state.collected);
    CHECK(cell.store->settings.last_docked()->has_value());
  }
  SECTION("another key") {
    const auto stranger = seal::make_signing_pair(cell.random);
    const auto file = cell.spool.envelope(envelope);
    const auto forged =
        opening::sign_receipt({envelope, base::sha256_hex(*file), cell.clock.now()}, stranger);
    REQUIRE(cell.spool.put_receipt(envelope, base::as_bytes(*forged)));
  }
  SECTION("another envelope's receipt") {
    REQUIRE(cell.spool.put_receipt(envelope, base::as_bytes(cell.receipt_for(other))));
  }
  SECTION("other bytes") {
    const auto forged =
        opening::sign_receipt({envelope, std::string(64, '0'), cell.clock.now()}, cell.hub_signing);
    REQUIRE(cell.spool.put_receipt(envelope, base::as_bytes(*forged)));
  }
  SECTION("noise") {
    REQUIRE(cell.spool.put_receipt(envelope, base::as_bytes("{\"payload\":")));
  }

  if (!cell.spool.receipts()->empty()) {
    const auto report = cell.exchange().take_in(cell.sealer.keys());
    REQUIRE(report);
    CHECK(report->refused.size() == 1);
    CHECK_FALSE(report->records_changed);
    CHECK(cell.spool.envelopes()->size() == 2);
    CHECK(cell.store->records.outbox()->size() == 2);
    // The courier sends it again: no receipt, so it counts as unsent.
    CHECK(cell.spool.unsent()->size() == 2);
    CHECK_FALSE(cell.store->settings.last_docked()->has_value());
  }
}

TEST_CASE("cut off between the database and the spool, the next start makes good") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  const auto envelope = cell.seal_answers(who);
  REQUIRE(cell.store->records.submit(who, draft, envelope, cell.body()));
  // Power cut before put_out.
  cell.reopen();
  CHECK(cell.spool.envelopes()->empty());
  REQUIRE(cell.exchange().put_out());
  CHECK(cell.spool.envelopes() == std::vector<std::string>{envelope.id});
  REQUIRE(cell.exchange().put_out());
  CHECK(cell.spool.envelopes()->size() == 1);
  // Power cut after the receipt was applied and before the spool was cleared.
  REQUIRE(cell.store->records.apply_receipt(envelope.id, cell.clock.now()));
  cell.reopen();
  REQUIRE(cell.exchange().put_out());
  CHECK(cell.spool.envelopes()->empty());
}

TEST_CASE("after the database was lost, what lies sealed in the spool still goes out and is receipted") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string envelope = cell.send(who);
  cell.store.reset();
  std::filesystem::remove(cell.database());
  auto opened = store::Store::open(cell.around(), cell.database(), tests::cheap);
  REQUIRE(opened);
  cell.store = std::move(opened->store);
  REQUIRE(cell.exchange().put_out());
  CHECK(cell.spool.envelopes()->size() == 1);
  cell.dock(envelope);
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  CHECK(cell.spool.envelopes()->empty());
}

TEST_CASE(
    "items are taken once, the newest roster wins in any order of arrival, strangers' items do nothing") {
  tests::Cell cell;
  const std::string first(32, '1');
  const std::string second(32, '2');
  const std::string third(32, '3');
  cell.bring({second, cell.device.id, 2, seal::Roster{{{cell.sam, "Sam", "boat", ""}}}});
  cell.bring({first, cell.device.id, 1, seal::Roster{{}}});
  cell.bring({third, std::string(32, 'd'), 3, seal::Roster{{}}});
  const auto report = cell.exchange().take_in(cell.sealer.keys());
  REQUIRE(report);
  CHECK(report->roster_changed);
  CHECK(report->refused.size() == 1);
  CHECK(cell.spool.items()->empty());
  CHECK(cell.store->residents.tiles()->size() == 1);
}

TEST_CASE("news about a request reaches its record") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string request = cell.send(who, "rj");
  cell.bring({std::string(32, '5'), cell.device.id, 5,
              seal::StatusNews{cell.sam, request, "status.checking", cell.clock.now()}});
  cell.bring({std::string(32, '6'), cell.device.id, 6,
              seal::SeenNote{cell.sam, request, "seen.read", cell.clock.now()}});
  const auto report = cell.exchange().take_in(cell.sealer.keys());
  REQUIRE(report);
  CHECK(report->records_changed);
  const auto state = cell.store->records.list(who)->front().state;
  CHECK(state.status == "status.checking");
  CHECK(state.seen == "seen.read");
}

TEST_CASE("a receipt or an item that cannot be read keeps none of the others from being taken") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string envelope = cell.send(who, "rj");
  cell.dock(envelope);
  cell.bring({std::string(32, '5'), cell.device.id, 5,
              seal::StatusNews{cell.sam, envelope, "status.checking", cell.clock.now()}});
  // The names sort before those of the good ones.
  const base::Path in = cell.folder.path() / "spool" / "in";
  const std::string bad(32, '0');
  const base::Bytes large(spool::item_bytes_limit + 1);
  const auto mode = base::FileMode::shared_read;
  REQUIRE(cell.files.write_atomic(in / "receipts" / (bad + ".json"), large, mode));
  REQUIRE(cell.files.write_atomic(in / "items" / (bad + ".item"), large, mode));
  const auto report = cell.exchange().take_in(cell.sealer.keys());
  REQUIRE(report);
  CHECK(report->refused.size() == 2);
  CHECK(report->records_changed);
  const auto state = cell.store->records.list(who)->front().state;
  CHECK(state.collected);
  CHECK(state.status == "status.checking");
  CHECK(cell.spool.envelopes()->empty());
  // The courier brings the receipt again; the item, which the hub gives once, stays.
  CHECK(cell.spool.receipts()->empty());
  CHECK(*cell.spool.items() == std::vector<std::string>{bad});
}

TEST_CASE("what is done with makes room in a full spool for a withdrawal") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string request = cell.send(who, "rj");
  const base::Path out = cell.folder.path() / "spool" / "out";
  for (std::size_t n = 1; n < spool::envelopes_limit; ++n) {
    char name[64];
    std::snprintf(name, sizeof name, "60000000-%032zu.env", n);
    std::ofstream(out / name) << "x";
  }
  REQUIRE_FALSE(cell.spool.put_envelope(std::string(32, 'f'), base::as_bytes("x")));
  REQUIRE(cell.store->records.withdraw(who, request, true, cell.sealer));
  REQUIRE(cell.store->records.apply_receipt(request, cell.clock.now()));
  REQUIRE(cell.exchange().put_out());
  const std::vector<std::string> waiting = *cell.spool.envelopes();
  CHECK(cell.header_of(waiting.front()).about == request);
}

TEST_CASE("what the courier may have carried is known by its marker or receipt") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string envelope = cell.send(who, "rj");
  CHECK_FALSE(*cell.exchange().may_be_collected(envelope));
  cell.dock(envelope);
  CHECK(*cell.exchange().may_be_collected(envelope));
}

TEST_CASE("a dock with nothing to carry is a dock all the same, and the courier cannot name the future") {
  tests::Cell cell;
  REQUIRE(cell.spool.mark_docked(cell.clock.now() - 60'000));
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  CHECK(*cell.store->settings.last_docked() == cell.clock.now() - 60'000);
  REQUIRE(cell.spool.mark_docked(cell.clock.now() + 86'400'000));
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  CHECK(*cell.store->settings.last_docked() == cell.clock.now());
  REQUIRE(cell.files.write_atomic(cell.folder.path() / "spool" / "in" / "hub" / "docked", base::as_bytes("tomorrow"),
                                  base::FileMode::shared_read));
  REQUIRE(cell.exchange().take_in(cell.sealer.keys()));
  CHECK(*cell.store->settings.last_docked() == cell.clock.now());
}
