// What public conformance suites leave out (docs/content-trust.md); each has a test here or in the file of
// the part that it is about.
#include "tests/support/faulty_files.h"
#include "tests/support/trust_client.h"

using namespace mend;
using support::Client;
using support::refused_as;
using support::RepositorySimulator;

namespace {

void add_role(RepositorySimulator& repository, const std::string& text = "1") {
  repository.delegate("targets", "est", {});
  repository.put_target("x", text, "est");
  repository.targets["version"] = 2;
  repository.update_snapshot();
}

/// A repository whose timestamp is signed by this key alone.
RepositorySimulator with_timestamp_key(const support::Signer& key) {
  RepositorySimulator repository;
  repository.set_keys("timestamp", {key}, 1);
  repository.publish_root();
  return repository;
}

}  // namespace

TEST_CASE("Endless data in place of a delegated role is cut off") {
  RepositorySimulator repository;
  add_role(repository);
  repository.snapshot["meta"]["est.json"] = {{"version", 2}};
  repository.update_timestamp();
  repository.overrides["metadata/2.est.json"] = base::Bytes(5'000'001, ' ');
  Client client(repository);
  CHECK(refused_as(client.find("x"), "too-long", "est"));
}

TEST_CASE("A root that lists a key under another's id is refused, and the trusted root stays") {
  RepositorySimulator repository;
  const auto key = repository.new_signer();
  repository.root["keys"][std::string(64, 'a')] = key.key;
  repository.publish_root();
  Client client(repository);
  CHECK(refused_as(client.refresh(), "key-id", "root"));
  CHECK(client.version("root") == 1);
}

TEST_CASE("Members that are added to a key after its id was taken leave it readable") {
  RepositorySimulator repository;
  const std::string id = repository.signers["timestamp"][0].id;
  repository.root["keys"][id]["x-owner"] = "somebody";
  repository.publish_root();
  Client client(repository);
  CHECK(client.refresh());
}

TEST_CASE("Ed25519 and P-256 sign for the product; RSA only where the library's policy is asked for") {
  for (const trust::Scheme scheme :
       {trust::Scheme::ed25519, trust::Scheme::ecdsa_p256, trust::Scheme::rsa_pss}) {
    RepositorySimulator repository = with_timestamp_key(RepositorySimulator().new_signer(scheme));
    Client product(repository);
    if (scheme == trust::Scheme::rsa_pss) {
      CHECK(refused_as(product.refresh(), "too-few-signatures", "timestamp"));
    } else {
      CHECK(product.refresh());
    }
    Client library(repository);
    library.options.keys = trust::KeyPolicy::library;
    CHECK(library.refresh());
  }
}

TEST_CASE("One P-256 key that is written in two ways counts once") {
  RepositorySimulator repository;
  const auto key = repository.new_signer(trust::Scheme::ecdsa_p256);
  auto twin = key;
  std::string pem = key.key["keyval"]["public"];
  pem.insert(pem.find('\n', 40), "\r");
  twin.key["keyval"]["public"] = pem;
  twin.id = trust::key_id(twin.key).value();
  REQUIRE(twin.id != key.id);
  repository.set_keys("timestamp", {key, twin}, 2);
  repository.publish_root();
  Client client(repository);
  CHECK(refused_as(client.refresh(), "too-few-signatures", "timestamp"));
}

TEST_CASE("A key that nobody lists as a key fills no threshold, though its id is listed") {
  RepositorySimulator repository;
  repository.root["roles"]["timestamp"]["keyids"].push_back(std::string(64, 'b'));
  repository.root["roles"]["timestamp"]["threshold"] = 2;
  repository.publish_root();
  Client client(repository);
  CHECK(refused_as(client.refresh(), "too-few-signatures", "timestamp"));
}

TEST_CASE("A target of the right hash and a wrong length is refused, before and after it is fetched") {
  RepositorySimulator repository;
  repository.put_target("x", "hello");
  repository.targets["targets"]["x"]["length"] = 4;
  repository.update_snapshot();
  Client client(repository);
  auto target = client.find("x");
  REQUIRE(target);
  CHECK_FALSE(client.last->fetch_target(repository, "targets/", "x", *target));
  repository.targets["targets"]["x"]["length"] = 6;
  repository.targets["version"] = 3;
  repository.update_snapshot();
  target = client.find("x");
  REQUIRE(target);
  CHECK(refused_as(client.last->fetch_target(repository, "targets/", "x", *target), "wrong-length", "x"));
}

TEST_CASE("A delegated role that vanishes from the snapshot is missed") {
  RepositorySimulator repository;
  add_role(repository);
  Client client(repository);
  REQUIRE(client.find("x"));
  repository.snapshot["meta"].erase("est.json");
  repository.snapshot["version"] = 9;
  repository.update_timestamp();
  CHECK(refused_as(client.refresh(), "vanished", "est.json"));
}

TEST_CASE("A delegated role that no snapshot lists is not even asked for") {
  RepositorySimulator repository;
  add_role(repository);
  repository.snapshot["meta"].erase("est.json");
  repository.update_timestamp();
  Client client(repository);
  const auto found = client.find("x");
  CHECK(refused_as(found, "role-not-listed", "est"));
  CHECK(found.error().kind == base::ErrorKind::refused);
  CHECK(repository.requests.empty());
}

TEST_CASE("The disk fills up at any write, or the power goes: the next attempt succeeds") {
  for (const base::ErrorKind kind : {base::ErrorKind::no_space, base::ErrorKind::unavailable}) {
    for (std::int64_t changes = 0;; ++changes) {
      RepositorySimulator repository;
      add_role(repository);
      support::FaultyFiles files;
      files.kind = kind;
      trust::Store store(files, "store");
      REQUIRE(store.prepare());
      REQUIRE(store.write("root", repository.root_bytes(1)));
      const auto update = [&]() -> base::Status {
        MEND_TRY(trust::Updater updater,
                 trust::Updater::from_store(repository, store, RepositorySimulator::now,
                                            {.metadata_prefix = "metadata/"}));
        MEND_CHECK(updater.refresh());
        MEND_CHECK(updater.find_target("x"));
        return {};
      };
      REQUIRE(update());
      repository.set_keys("timestamp", {repository.new_signer()}, 1);
      repository.publish_root();
      repository.put_target("x", "22", "est");
      repository.update_snapshot();

      files.changes_left = changes;
      const auto done = update();
      if (!done) CHECK(done.error().kind == kind);
      files.changes_left = INT64_MAX;
      CHECK(update());
      CHECK(*files.read("store/est.json", 100'000) == repository.role_bytes("est"));
      if (done) break;
      REQUIRE(changes < 50);
    }
  }
}

TEST_CASE("A refusal names the role, the version, what was expected and what was seen") {
  RepositorySimulator repository;
  repository.update_timestamp();
  Client client(repository);
  REQUIRE(client.refresh());
  repository.timestamp["version"] = 1;
  CHECK(client.refresh().error().code == "trust.rollback role=timestamp version=1 expected=2");
  repository.timestamp["version"] = 3;
  repository.timestamp["expires"] = "2026-01-01T00:00:00Z";
  CHECK(client.refresh().error().code ==
        "trust.expired role=timestamp version=3 expected=2027-01-15T08%3A00%3A00Z "
        "seen=2026-01-01T00%3A00%3A00Z");
  repository.broken.insert("metadata/timestamp.json");
  CHECK(client.refresh().error().code == "trust.unavailable role=timestamp");
  repository.broken.clear();
  repository.hidden.insert("metadata/timestamp.json");
  CHECK(client.refresh().error().code == "trust.missing role=timestamp");
  repository.hidden.clear();
  repository.signers["timestamp"] = {repository.new_signer()};
  CHECK(client.refresh().error().code == "trust.too-few-signatures role=timestamp expected=1 seen=0");
}

TEST_CASE("Who keeps a floor of the clock learns that a root took a key from timestamp or snapshot") {
  RepositorySimulator repository;
  Client client(repository);
  REQUIRE(client.refresh());
  CHECK_FALSE(client.last->recovered_from_fast_forward());
  repository.set_keys("timestamp", {repository.new_signer()}, 1);
  repository.publish_root();
  repository.publish_root();
  REQUIRE(client.refresh());
  CHECK(client.last->recovered_from_fast_forward());
}
