#include "sync/hub/devices.h"

#include "tests/sync/hub/prison.h"

#include <catch2/catch.hpp>
#include <sodium.h>

using namespace mend;
using namespace mend::hub;
using support::Prison;

namespace {

std::vector<std::string> names(const seal::Roster& roster) {
  std::vector<std::string> result;
  for (const seal::Resident& resident : roster.residents) result.push_back(resident.name);
  return result;
}

}  // namespace

TEST_CASE("a device is told who may sign in, in a growing sequence, and only the newest list waits") {
  Prison prison;
  const std::string sam = prison.add_resident("Sam", "A1234BC", "");
  const std::string alex = prison.add_resident("Alex", "B1234BC", "");
  const support::Terminal terminal = prison.add_terminal({sam});
  auto items = prison.fetch_items(terminal);
  REQUIRE(items.size() == 1);
  CHECK(names(std::get<seal::Roster>(items[0].body)) == std::vector<std::string>{"Sam"});
  const std::int64_t before = items[0].sequence;
  REQUIRE(Devices(prison.context()).assign(terminal.id, {sam, alex}, ""));
  REQUIRE(Devices(prison.context()).assign(terminal.id, {alex}, ""));
  items = prison.fetch_items(terminal);
  REQUIRE(items.size() == 1);
  CHECK(names(std::get<seal::Roster>(items[0].body)) == std::vector<std::string>{"Alex"});
  CHECK(items[0].sequence > before);
}

TEST_CASE("what a resident was told follows them to another device and leaves the old one") {
  Prison prison;
  prison.add_staff("jo", {Role::key_worker});
  const std::string sam = prison.add_resident("Sam", "A1234BC", "jo");
  const support::Terminal old_cell = prison.add_terminal({sam});
  const support::Terminal new_cell = prison.add_terminal({});
  (void)prison.fetch_items(old_cell);
  (void)prison.send(old_cell, {sam});  // "collected" waits at the old cell
  REQUIRE(Devices(prison.context()).assign(new_cell.id, {sam}, ""));

  const auto left = prison.fetch_items(old_cell);
  REQUIRE(left.size() == 1);
  CHECK(names(std::get<seal::Roster>(left[0].body)).empty());
  const auto arrived = prison.fetch_items(new_cell);
  REQUIRE(arrived.size() == 2);
  CHECK(names(std::get<seal::Roster>(arrived[0].body)) == std::vector<std::string>{"Sam"});
  CHECK(std::get<seal::StatusNews>(arrived[1].body).message == "status.collected");
  // What was written in the old cell may still come in.
  const std::string late = prison.send(old_cell, {sam});
  CHECK(prison.count("quarantine") == 0);
  CHECK(prison.fetch_messages(new_cell) == std::vector<std::string>{"status.collected"});
  CHECK(prison.fetch_messages(old_cell).empty());
  // Back again: the old cell is told everything anew.
  REQUIRE(Devices(prison.context()).assign(old_cell.id, {sam}, ""));
  CHECK(prison.fetch_messages(old_cell).size() == 2);
}

TEST_CASE("a device cannot fetch or remove what waits for another") {
  Prison prison;
  const std::string sam = prison.add_resident("Sam", "A1234BC", "");
  const support::Terminal terminal = prison.add_terminal({sam});
  const support::Terminal other = prison.add_terminal({});
  const Inbox inbox(prison.context());
  const auto ids = inbox.list(terminal.id, StaffedHours{});
  REQUIRE(ids);
  REQUIRE(ids->size() == 1);
  CHECK_FALSE(inbox.item(other.id, ids->front(), StaffedHours{}));
  CHECK(inbox.remove(other.id, ids->front()));
  CHECK(inbox.item(terminal.id, ids->front(), StaffedHours{}));
}

TEST_CASE("a revoked device, an unknown one and an old certificate are not admitted") {
  Prison prison;
  const support::Terminal terminal = prison.add_terminal({});
  const Devices devices(prison.context());
  std::string serial;
  REQUIRE(prison.context().storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows, connection.run("SELECT certificate_serial FROM devices"));
    serial = rows.at(0).text(0);
    return {};
  }));
  CHECK(devices.admit(terminal.id, serial));
  CHECK_FALSE(devices.admit(terminal.id, "00"));
  CHECK_FALSE(devices.admit(prison.random.id(), serial));
  CHECK_FALSE(devices.admit("", ""));
  REQUIRE(devices.revoke(terminal.id, ""));
  CHECK_FALSE(devices.admit(terminal.id, serial));
}

TEST_CASE("enrolling takes only a request that the device made for itself") {
  Prison prison;
  const support::Terminal terminal = prison.add_terminal({});
  const Devices devices(prison.context());
  const Identity authority = prison.hub->authority().value();
  const std::string id = prison.random.id();
  const auto keys = [&](const std::string& device) {
    return protocol::DeviceRequest{device, seal::encode_key(terminal.signing.public_key),
                                   seal::encode_key(terminal.inbox.public_key)};
  };
  CHECK_THAT(
      devices.enrol({keys(id), support::make_courier_request("another").csr}, authority).error().message,
      Catch::Contains("another device"));
  CHECK_THAT(devices.enrol({keys(id), "no request"}, authority).error().message, Catch::Contains("damaged"));
  CHECK_FALSE(devices.enrol({keys("not an id"), support::make_courier_request("not an id").csr}, authority));
  // A known id with other keys would hand the device's inbox to somebody else.
  protocol::DeviceRequest other = keys(terminal.id);
  other.inbox_key = seal::encode_key(seal::make_box_pair(prison.random).public_key);
  CHECK_FALSE(devices.enrol({other, support::make_courier_request(terminal.id).csr}, authority));
  CHECK(devices.enrol({keys(terminal.id), support::make_courier_request(terminal.id).csr}, authority));
}

TEST_CASE("a resident who forgot their PIN gets a new one-time code on the device where they are") {
  support::Prison prison;
  const std::string sam = prison.add_resident("Sam", "A1234BC", "");
  const support::Terminal terminal = prison.add_terminal({sam});
  const auto code_on_device = [&] {
    const std::vector<seal::Item> items = prison.fetch_items(terminal);
    REQUIRE(items.size() == 1);
    return std::get<seal::Roster>(items[0].body).residents.at(0).code;
  };
  const std::string old = code_on_device();
  const std::int64_t recorded = prison.count("audit");
  const auto renewed = renew_code(prison.context(), "a1234bc", false);
  REQUIRE(renewed);
  CHECK(renewed->subject == sam);
  CHECK(renewed->code.size() == 8);
  CHECK(prison.count("audit") == recorded + 1);
  const std::string hash = code_on_device();
  CHECK(hash != old);
  CHECK(crypto_pwhash_str_verify(hash.c_str(), renewed->code.c_str(), renewed->code.size()) == 0);
  CHECK_FALSE(renew_code(prison.context(), "B1234BC", false));
  // A code that could not be shown is not in force.
  CHECK_FALSE(renew_code(prison.context(), "A1234BC", false, [](const AddedResident&) -> Status {
    return base::refused("The printer is out.");
  }));
  CHECK(prison.fetch_items(terminal).empty());
}
