#include "content/trust/updater.h"

#include "tests/support/faulty_files.h"
#include "tests/support/trust_client.h"

using namespace mend;
using support::Client;
using support::RepositorySimulator;

namespace {

constexpr base::UnixMillis now = RepositorySimulator::now;
constexpr base::UnixMillis day = RepositorySimulator::day;
using Requests = std::vector<std::string>;

}  // namespace

TEST_CASE("A first refresh asks for each file once, in order, and keeps it byte for byte") {
  RepositorySimulator repository;
  Client client(repository);
  REQUIRE(client.refresh());
  CHECK(repository.requests == Requests{"metadata/2.root.json", "metadata/timestamp.json",
                                        "metadata/1.snapshot.json", "metadata/1.targets.json"});
  for (const char* role : {"timestamp", "snapshot", "targets"}) {
    CHECK(*client.store.read(role, 1'000'000) == repository.role_bytes(role));
  }
}

TEST_CASE("A refresh with nothing new asks only for the next root and the timestamp") {
  RepositorySimulator repository;
  Client client(repository);
  REQUIRE(client.refresh());
  REQUIRE(client.refresh());
  CHECK(repository.requests == Requests{"metadata/2.root.json", "metadata/timestamp.json"});
  repository.update_timestamp();
  REQUIRE(client.refresh());
  CHECK(repository.requests == Requests{"metadata/2.root.json", "metadata/timestamp.json"});
  CHECK(client.version("timestamp") == 2);
}

TEST_CASE("Without consistent snapshots the names have no version") {
  RepositorySimulator repository;
  repository.root["consistent_snapshot"] = false;
  repository.publish_root();
  Client client(repository);
  REQUIRE(client.refresh());
  CHECK(repository.requests == Requests{"metadata/2.root.json", "metadata/3.root.json",
                                        "metadata/timestamp.json", "metadata/snapshot.json",
                                        "metadata/targets.json"});
}

TEST_CASE("Roots are followed one by one, each with both thresholds") {
  RepositorySimulator repository;
  for (int i = 0; i < 3; ++i) {
    const auto before = repository.signers["root"];
    repository.set_keys("root", {repository.new_signer(), repository.new_signer()}, 2);
    repository.publish_root(before);
  }
  Client client(repository);
  REQUIRE(client.refresh());
  CHECK(client.version("root") == 4);
  for (int version = 2; version <= 4; ++version) {
    CHECK(*client.store.read_root(version, 1'000'000) == repository.root_bytes(version));
  }
}

TEST_CASE("A root is not stored before it is verified (python-tuf CVE-2020-15163)") {
  RepositorySimulator repository;
  repository.publish_root();
  repository.root["version"] = 3;
  repository.keep_root(3, repository.sign(repository.root, {repository.new_signer()}));
  Client client(repository);
  CHECK_FALSE(client.refresh());
  CHECK(client.version("root") == 2);
  CHECK_FALSE(client.store.read_root(3, 1'000'000));
  CHECK(client.version("timestamp") == 0);
}

TEST_CASE("A cable pulled while roots are asked for is no end of the roots") {
  RepositorySimulator repository;
  repository.broken.insert("metadata/2.root.json");
  Client client(repository);
  CHECK_FALSE(client.refresh());
  CHECK(repository.requests.size() == 1);
}

TEST_CASE("Endless roots are followed only so far") {
  RepositorySimulator repository;
  for (int i = 0; i < 5; ++i) repository.publish_root();
  Client client(repository);
  client.options.limits.root_rotations = 3;
  REQUIRE(client.refresh());
  CHECK(client.version("root") == 4);
}

TEST_CASE("An oversize file is refused for each role") {
  for (const char* name : {"metadata/2.root.json", "metadata/timestamp.json", "metadata/1.snapshot.json",
                           "metadata/1.targets.json"}) {
    RepositorySimulator repository;
    repository.list_hashes = false;
    repository.timestamp["meta"]["snapshot.json"] = {{"version", 1}};
    repository.snapshot["meta"]["targets.json"] = {{"version", 1}};
    repository.overrides[name] = base::Bytes(5'000'001, ' ');
    Client client(repository);
    CHECK_FALSE(client.refresh());
  }
}

TEST_CASE("A listed length of more than a device takes does not lift the limit") {
  RepositorySimulator repository;
  repository.timestamp["meta"]["snapshot.json"]["length"] = 1'000'000'000;
  repository.overrides["metadata/1.snapshot.json"] = base::Bytes(2'000'001, ' ');
  Client client(repository);
  const auto status = client.refresh();
  REQUIRE_FALSE(status);
  CHECK(status.error().message.find("longer") != std::string::npos);
}

TEST_CASE("What was accepted before a bad snapshot stays, and the snapshot does not") {
  RepositorySimulator repository;
  repository.publish_root();
  repository.overrides["metadata/1.snapshot.json"] = base::to_bytes("{}");
  Client client(repository);
  CHECK_FALSE(client.refresh());
  CHECK(client.version("root") == 2);
  CHECK(client.version("timestamp") == 1);
  CHECK(client.version("snapshot") == 0);
  repository.overrides.clear();
  CHECK(client.refresh());
  CHECK(client.version("targets") == 1);
}

TEST_CASE("A timestamp is not stored before its snapshot version is checked (tough CVE-2025-2888)") {
  RepositorySimulator repository;
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.refresh());
  repository.timestamp["version"] = 3;
  repository.timestamp["meta"]["snapshot.json"]["version"] = 1;
  CHECK_FALSE(client.refresh());
  CHECK(client.version("timestamp") == 2);
  repository.timestamp["meta"]["snapshot.json"]["version"] = 2;
  repository.timestamp["version"] = 4;
  CHECK(client.refresh());
}

TEST_CASE("An old snapshot, old targets and an old timestamp are refused (rollback)") {
  RepositorySimulator repository;
  const RepositorySimulator old = repository;
  repository.put_target("a", "x");
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.refresh());
  repository.timestamp = old.timestamp;
  CHECK_FALSE(client.refresh());
  repository.timestamp["version"] = 3;
  CHECK_FALSE(client.refresh());
  CHECK(client.version("snapshot") == 2);
  CHECK(client.version("targets") == 2);
}

TEST_CASE("After a fast-forward attack, new keys for timestamp and snapshot let versions begin anew") {
  RepositorySimulator repository;
  repository.snapshot["version"] = 99'999;
  repository.timestamp["version"] = 99'999;
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.refresh());
  CHECK(client.version("timestamp") == 100'000);

  repository.timestamp["version"] = 0;
  repository.snapshot["version"] = 0;
  repository.update_snapshot();
  CHECK_FALSE(client.refresh());
  repository.set_keys("timestamp", {repository.new_signer()}, 1);
  repository.set_keys("snapshot", {repository.new_signer()}, 1);
  repository.publish_root();
  repository.timestamp["version"] = 0;
  repository.snapshot["version"] = 0;
  repository.update_snapshot();
  REQUIRE(client.refresh());
  CHECK(client.version("timestamp") == 1);
  CHECK(client.version("snapshot") == 1);
}

TEST_CASE("One stolen timestamp key of two taken away is enough to let versions begin anew (5.3.11)") {
  RepositorySimulator repository;
  const auto kept = repository.signers["timestamp"][0];
  repository.set_keys("timestamp", {kept, repository.new_signer()}, 1);
  repository.publish_root();
  repository.targets["version"] = 99'999;
  repository.timestamp["version"] = 99'999;
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.refresh());

  repository.set_keys("timestamp", {kept}, 1);
  repository.publish_root();
  repository.targets["version"] = 1;
  repository.timestamp["version"] = 0;
  repository.snapshot["version"] = 0;
  repository.update_snapshot();
  REQUIRE(client.refresh());
  CHECK(client.version("timestamp") == 1);
  CHECK(client.version("targets") == 1);
}

TEST_CASE("Months offline: expired local files never block a refresh (aktualizr #1185)") {
  RepositorySimulator repository;
  Client client(repository);
  REQUIRE(client.refresh());
  const base::UnixMillis later = now + 500 * day;
  for (auto* role : {&repository.timestamp, &repository.snapshot, &repository.targets}) {
    (*role)["expires"] = base::format_utc(later + day);
  }
  repository.targets["version"] = 2;
  repository.update_snapshot();
  CHECK(client.refresh(later));
}

TEST_CASE("Frozen metadata is refused once it expired, and nothing further is asked for") {
  RepositorySimulator repository;
  Client client(repository);
  REQUIRE(client.refresh());
  const auto status = client.refresh(now + 15 * day);
  REQUIRE_FALSE(status);
  CHECK(status.error().message.find("timestamp metadata of version 1 is refused: it expired") !=
        std::string::npos);
  CHECK(repository.requests == Requests{"metadata/2.root.json", "metadata/timestamp.json"});
}

TEST_CASE("Damaged local files are fetched again") {
  RepositorySimulator repository;
  Client client(repository);
  REQUIRE(client.refresh());
  for (const char* role : {"timestamp", "snapshot", "targets"}) {
    REQUIRE(client.store.write(role, base::as_bytes("{\"signed\":")));
    REQUIRE(client.refresh());
    CHECK(*client.store.read(role, 1'000'000) == repository.role_bytes(role));
  }
}

TEST_CASE("A client that begins from its pinned root verifies the stored roots anew") {
  RepositorySimulator repository;
  repository.publish_root();
  repository.publish_root();
  Client client(repository);
  REQUIRE(client.refresh());
  const base::Bytes pinned = repository.root_bytes(1);
  const auto root_version = [&] {
    const auto updater =
        trust::Updater::from_pinned_root(pinned, repository, client.store, now, client.options);
    REQUIRE(updater);
    return updater->trusted().root().version;
  };
  CHECK(root_version() == 3);
  // Whoever puts a root of their own on the disk gets nowhere.
  const RepositorySimulator::Signer thief = repository.new_signer();
  repository.root["version"] = 2;
  REQUIRE(client.store.write_root(2, repository.sign(repository.root, {thief})));
  CHECK(root_version() == 1);
}

TEST_CASE("A power cut between any two writes leaves a store that the next refresh mends") {
  for (std::int64_t changes = 0;; ++changes) {
    RepositorySimulator repository;
    support::FaultyFiles files;
    trust::Store store(files, "store");
    REQUIRE(store.prepare());
    REQUIRE(store.write("root", repository.root_bytes(1)));
    const auto refresh = [&] {
      auto updater = trust::Updater::from_store(repository, store, now, {.metadata_prefix = "metadata/"});
      return updater && updater->refresh();
    };
    REQUIRE(refresh());
    repository.set_keys("timestamp", {repository.new_signer()}, 1);
    repository.publish_root();
    repository.put_target("a", "x");
    repository.update_snapshot();

    files.changes_left = changes;
    const bool done = refresh();
    files.changes_left = INT64_MAX;
    CHECK(refresh());
    CHECK(*files.read("store/targets.json", 100'000) == repository.role_bytes("targets"));
    if (done) break;
    REQUIRE(changes < 50);
  }
}

TEST_CASE("A target is fetched under its hash and verified; one that changed is refused") {
  RepositorySimulator repository;
  repository.put_target("modules/mend/a/1.json", "hello");
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.refresh());
  const auto target = client.last->find_target("modules/mend/a/1.json");
  REQUIRE(target);
  const auto fetch = [&] {
    return client.last->fetch_target(repository, "targets/", "modules/mend/a/1.json", *target);
  };
  CHECK(*fetch() == base::to_bytes("hello"));
  const std::string name = "targets/modules/mend/a/" + target->hashes.at("sha256") + ".1.json";
  CHECK(repository.requests.back() == name);
  for (const char* changed : {"hellO", "hello ", "hell", ""}) {
    repository.overrides[name] = base::to_bytes(changed);
    CHECK_FALSE(fetch());
  }
  CHECK(client.last->find_target("modules/mend/b/1.json").error().kind == base::ErrorKind::not_found);
}

TEST_CASE("A target that claims to be enormous is refused before it is fetched") {
  RepositorySimulator repository;
  repository.targets["targets"]["big"] = {{"length", 5'000'000'000},
                                          {"hashes", {{"sha256", std::string(64, 'a')}}}};
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.refresh());
  const auto target = client.last->find_target("big");
  REQUIRE(target);
  const std::size_t before = repository.requests.size();
  CHECK_FALSE(client.last->fetch_target(repository, "targets/", "big", *target));
  CHECK(repository.requests.size() == before);
}

TEST_CASE("The name of a role becomes one file name, whatever is in it (python-tuf CVE-2021-41131)") {
  CHECK(trust::percent_encode("targets") == "targets");
  CHECK(trust::percent_encode("../delegated role") == "..%2Fdelegated%20role");
  CHECK(trust::percent_encode("é") == "%C3%A9");
}
