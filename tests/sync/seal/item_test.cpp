#include "sync/seal/item.h"

#include "people.h"
#include "sync/protocol/protocol.h"
#include "sync/seal/box.h"
#include "sync/seal/domains.h"
#include "sync/seal/open/answer_device.h"
#include "sync/seal/signed.h"
#include "sync/spool/spool.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::seal;
using seal::testing::People;

namespace {

const std::string one_time_code =
    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$hashhashhashhashhashhashhash";

struct Desk : People {
  Item roster() {
    return {random.id(), device_id, 4,
            Roster{{{subject, "Sam", "boat", ""}, {random.id(), "Siân Ó", "bird", one_time_code}}}};
  }
  Item status() {
    return {random.id(), device_id, 5,
            StatusNews{subject, random.id(), "status.may-visit", 1'800'000'000'000}};
  }
  Item seen() {
    return {random.id(), device_id, 6, SeenNote{subject, random.id(), "seen.read", 1'800'000'000'000}};
  }
  base::Result<Item> through(const Item& item) {
    const auto file = opening::seal_item(item, inbox.public_key, hub_signing);
    if (!file) return base::fail(file.error());
    return open_item(*file, inbox, hub_signing.public_key, device_id);
  }
  /// What a hub could put into a box if it did not use our code.
  base::Result<Item> raw(const std::string& payload) {
    const auto document = *encode_signed(item_domain, payload, hub_signing);
    base::Bytes file = base::to_bytes(item_magic);
    const auto box = *seal_box(base::as_bytes(document), inbox.public_key);
    file.insert(file.end(), box.begin(), box.end());
    return open_item(file, inbox, hub_signing.public_key, device_id);
  }
};

}  // namespace

TEST_CASE("What the hub tells a device arrives whole") {
  Desk desk;
  const auto roster = desk.through(desk.roster());
  REQUIRE(roster);
  CHECK(roster->sequence == 4);
  const auto& residents = std::get<Roster>(roster->body).residents;
  REQUIRE(residents.size() == 2);
  CHECK(residents[0].name == "Sam");
  CHECK(residents[1].name == "Siân Ó");
  CHECK(residents[1].picture == "bird");
  CHECK(residents[1].code == one_time_code);

  const auto status = desk.through(desk.status());
  REQUIRE(status);
  CHECK(std::get<StatusNews>(status->body).message == "status.may-visit");
  CHECK(std::get<StatusNews>(status->body).date == 1'800'000'000'000);

  const auto seen = desk.through(desk.seen());
  REQUIRE(seen);
  CHECK(std::get<SeenNote>(seen->body).message == "seen.read");
}

TEST_CASE("The hub cannot send words: only the closed set reaches a screen") {
  Desk desk;
  auto item = desk.status();
  for (const auto message : status_messages()) {
    std::get<StatusNews>(item.body).message = message;
    CHECK(desk.through(item));
  }
  std::get<StatusNews>(item.body).message = "They said no.";
  CHECK_FALSE(desk.through(item));
  std::get<StatusNews>(item.body).message = "seen.read";
  CHECK_FALSE(desk.through(item));
  auto seen = desk.seen();
  std::get<SeenNote>(seen.body).message = "status.ended";
  CHECK_FALSE(desk.through(seen));

  const std::string start = "{\"item\":\"" + desk.random.id() + "\",\"device\":\"" + desk.device_id +
                            "\",\"sequence\":1,\"type\":\"status\",\"subject\":\"" + desk.subject +
                            "\",\"envelope\":\"" + desk.random.id() +
                            "\",\"date\":\"2027-01-15T08:00:00Z\",\"message\":\"";
  CHECK(desk.raw(start + "status.ended\"}"));
  CHECK_FALSE(desk.raw(start + "They said no.\"}"));
}

TEST_CASE("A roster that would not be safe on the sign-in screen is refused") {
  Desk desk;
  const auto refused = [&](auto change) {
    auto item = desk.roster();
    change(std::get<Roster>(item.body).residents);
    return !desk.through(item);
  };
  CHECK_FALSE(refused([](auto&) {}));
  CHECK(refused([](auto& list) { list[0].name = ""; }));
  CHECK(refused([](auto& list) { list[0].name = "Sam\nofficer"; }));
  CHECK(refused([](auto& list) { list[0].name = std::string(65, 'x'); }));
  CHECK(refused([](auto& list) { list[0].name = "\xff\xfe"; }));
  CHECK(refused([](auto& list) { list[0].picture = "knife"; }));
  CHECK(refused([](auto& list) { list[0].code = "12345678"; }));
  CHECK(refused([](auto& list) { list[0].subject = "A1234BC"; }));
  CHECK(refused([](auto& list) { list[1].subject = list[0].subject; }));
  CHECK(refused([](auto& list) { list.resize(roster_limit + 1, list[0]); }));
}

TEST_CASE("The longest roster fits the wire and the spool") {
  Desk desk;
  Roster roster;
  for (std::size_t i = 0; i < roster_limit; ++i) {
    roster.residents.push_back({desk.random.id(), std::string(64, 'x'), "boat", one_time_code});
  }
  CHECK(desk.through({desk.random.id(), desk.device_id, 1, roster}));
  CHECK(item_limit == protocol::item_limit);
  CHECK(item_limit == spool::item_bytes_limit);
}

TEST_CASE("An item that the hub did not sign, or for another device, is refused") {
  Desk desk;
  const auto item = desk.status();
  const auto thief = make_signing_pair(desk.random);
  const auto forged = opening::seal_item(item, desk.inbox.public_key, thief);
  REQUIRE(forged);
  CHECK_FALSE(open_item(*forged, desk.inbox, desk.hub_signing.public_key, desk.device_id));

  const auto file = opening::seal_item(item, desk.inbox.public_key, desk.hub_signing);
  REQUIRE(file);
  CHECK(open_item(*file, desk.inbox, desk.hub_signing.public_key, desk.device_id));
  CHECK_FALSE(open_item(*file, desk.inbox, desk.hub_signing.public_key, desk.random.id()));
  CHECK_FALSE(open_item(*file, desk.hub, desk.hub_signing.public_key, desk.device_id));
  for (std::size_t at = 0; at < file->size(); ++at) {
    base::Bytes changed = *file;
    changed[at] ^= 0x10;
    CHECK_FALSE(open_item(changed, desk.inbox, desk.hub_signing.public_key, desk.device_id));
    changed = *file;
    changed.resize(at);
    CHECK_FALSE(open_item(changed, desk.inbox, desk.hub_signing.public_key, desk.device_id));
  }
}

TEST_CASE("Neither a name nor a message can be found in an item's bytes") {
  Desk desk;
  const auto file = opening::seal_item(desk.roster(), desk.inbox.public_key, desk.hub_signing);
  REQUIRE(file);
  CHECK(std::string(base::as_text(*file)).find("Sam") == std::string::npos);
}
