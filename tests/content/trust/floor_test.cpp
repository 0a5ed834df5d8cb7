#include "content/trust/floor.h"

#include "tests/support/trust_client.h"

using namespace mend;
using support::Client;
using support::RepositorySimulator;

namespace {

constexpr base::UnixMillis now = RepositorySimulator::now;
constexpr base::UnixMillis day = RepositorySimulator::day;
constexpr base::UnixMillis built = now - 100 * day;

struct World {
  World() {
    repository.root["x-mend-signed-at"] = base::format_utc(now - 20 * day);
    repository.root["version"] = 0;
    repository.publish_root();
    date_timestamp(now - 2 * day);
    client.emplace(repository);
  }
  void date_timestamp(base::UnixMillis signed_at) {
    repository.timestamp["x-mend-signed-at"] = base::format_utc(signed_at);
  }
  base::UnixMillis floor() {
    return trust::floor_time(built, trust::signed_times(repository.root_bytes(1), client->store));
  }
  RepositorySimulator repository;
  std::optional<Client> client;
};

}  // namespace

TEST_CASE(
    "the floor of the clock is the latest of the program, the root and the timestamp, and only of accepted "
    "ones") {
  World world;
  CHECK(world.floor() == now - 20 * day);  // the pinned root
  REQUIRE(world.client->refresh());
  CHECK(world.floor() == now - 2 * day);
  // What is refused moves nothing: a timestamp of a stranger, and one that goes back.
  const auto keys = world.repository.signers["timestamp"];
  world.repository.signers["timestamp"] = {world.repository.new_signer()};
  world.date_timestamp(now + 300 * day);
  world.repository.update_timestamp();
  REQUIRE_FALSE(world.client->refresh());
  CHECK(world.floor() == now - 2 * day);
  // A damaged file counts for nothing.
  world.repository.signers["timestamp"] = keys;
  REQUIRE(world.client->store.write("timestamp", base::as_bytes("{")));
  CHECK(world.floor() == now - 20 * day);
}

TEST_CASE("a time of signing that makes no sense does not move the floor") {
  World world;
  for (const base::Json& nonsense :
       {base::Json(std::string("2027-13-01T00:00:00Z")), base::Json(INT64_MAX), base::Json(nullptr),
        base::Json(base::format_utc(now + 14 * day))}) {  // not before its own expiry
    INFO(nonsense.dump());
    world.repository.timestamp["x-mend-signed-at"] = nonsense;
    world.repository.update_timestamp();
    REQUIRE(world.client->refresh());
    CHECK(world.floor() == now - 20 * day);
  }
}

TEST_CASE(
    "a timestamp key run up by a thief loses its share of the floor with the file when a new root drops it") {
  World world;
  REQUIRE(world.client->refresh());
  const auto thief = world.repository.signers["timestamp"];
  world.repository.timestamp["version"] = 1'000'000;
  world.repository.timestamp["expires"] = "9999-12-31T23:59:59Z";
  world.date_timestamp(base::parse_utc("9999-01-01T00:00:00Z").value());
  REQUIRE(world.client->refresh());
  const base::UnixMillis spoilt = world.floor();
  CHECK(spoilt == base::parse_utc("9999-01-01T00:00:00Z").value());
  // By that time everything has expired.
  REQUIRE_FALSE(world.client->refresh(spoilt));

  world.repository.set_keys("timestamp", {world.repository.new_signer()}, 1);
  world.repository.publish_root();
  world.repository.timestamp["version"] = 3;
  world.repository.timestamp["expires"] = base::format_utc(now + 14 * day);
  world.date_timestamp(now);
  // The new root is refused as expired by the spoilt time, but it is kept, and the thief's file is gone.
  REQUIRE_FALSE(world.client->refresh(world.floor()));
  CHECK(world.floor() == now - 20 * day);
  REQUIRE(world.client->refresh(std::max(world.floor(), now)));
  CHECK(world.floor() == now);
  CHECK(world.client->version("timestamp") == 3);
  // The thief's file put back on the disk counts for nothing, since nobody trusts its key any more.
  base::Json old = world.repository.timestamp;
  old["version"] = 2'000'000;
  old["x-mend-signed-at"] = "9998-01-01T00:00:00Z";
  REQUIRE(world.client->store.write("timestamp", world.repository.sign(old, thief)));
  CHECK(world.floor() == now - 20 * day);
}
