// One test for each published advisory about a client of The Update Framework that docs/content-trust.md
// names and no other test here is named after. What each got wrong must not be wrong here.
#include "content/base/disk_files.h"
#include "content/base/random.h"
#include "content/trust/limits.h"
#include "content/trust/mirror.h"
#include "tests/support/faulty_files.h"
#include "tests/support/trust_client.h"

#include <filesystem>

using namespace mend;
using support::Client;
using support::refused_as;
using support::RepositorySimulator;

namespace {

constexpr base::UnixMillis day = RepositorySimulator::day;

/// A repository whose role "est" covers everything and lists "x"; `est` is at version 2.
struct Delegating {
  explicit Delegating(const std::vector<support::Signer>& keys = {}, int threshold = 1) {
    repository.delegate("targets", "est", {.threshold = threshold, .keys = keys});
    repository.put_target("x", "1", "est");
    repository.targets["version"] = 2;
    repository.update_snapshot();
  }
  /// The top-level targets say something else now.
  void update_targets() {
    repository.targets["version"] = repository.targets["version"].get<std::int64_t>() + 1;
    repository.update_snapshot();
  }
  RepositorySimulator repository;
};

}  // namespace

TEST_CASE("tough CVE-2026-6966: one signature twice does not fill a delegated role's threshold") {
  RepositorySimulator keys;
  const auto one = keys.new_signer();
  const auto two = keys.new_signer();
  Delegating world({one, two}, 2);
  RepositorySimulator& repository = world.repository;
  Client client(repository);
  REQUIRE(client.find("x"));
  REQUIRE(client.store.remove("est"));
  for (const std::vector<support::Signer>& signers : {std::vector{one, one}, std::vector{two}}) {
    repository.signers["est"] = signers;
    repository.update_snapshot();
    const auto found = client.find("x");
    REQUIRE_FALSE(found);
    CHECK(found.error().code.find("role=est") != std::string::npos);
    CHECK(client.version("est") == 0);
  }
}

TEST_CASE("go-tuf GHSA-3633-5h82-39pq: one key under two ids does not fill a delegated role's threshold") {
  auto one = RepositorySimulator().new_signer();
  auto twin = one;
  twin.key["x-comment"] = "the same key again";
  twin.id = trust::key_id(twin.key).value();
  Delegating world({one, twin}, 2);
  Client client(world.repository);
  CHECK(refused_as(client.find("x"), "too-few-signatures", "est"));
}

TEST_CASE("go-tuf CVE-2026-23992: a delegated role cannot do with a threshold of zero or less") {
  for (const int threshold : {0, -1, -2'000'000'000}) {
    Delegating world({}, threshold);
    Client client(world.repository);
    CHECK(refused_as(client.refresh(), "malformed", "targets"));
    CHECK(client.version("targets") == 0);
  }
}

TEST_CASE("python-tuf CVE-2020-6173: thousands of signatures cost no verifications") {
  RepositorySimulator repository;
  base::Json file = base::Json::parse(repository.role_bytes("timestamp"));
  for (int i = 0; i < 64; ++i) file["signatures"].push_back({{"keyid", std::to_string(i)}, {"sig", "00"}});
  repository.overrides["metadata/timestamp.json"] = base::to_bytes(file.dump());
  Client client(repository);
  CHECK(refused_as(client.refresh(), "too-many"));
  file["signatures"].erase(64);
  repository.overrides["metadata/timestamp.json"] = base::to_bytes(file.dump());
  CHECK(client.refresh());
}

TEST_CASE("go-tuf CVE-2022-29173: cached metadata of each role is a measure against rollback") {
  Delegating world;
  RepositorySimulator& repository = world.repository;
  const RepositorySimulator old = repository;
  repository.put_target("x", "22", "est");
  world.update_targets();
  Client client(repository);
  REQUIRE(client.find("x")->length == 2);
  // Each role by itself goes back to what was once rightly signed.
  for (const std::string role : {"timestamp", "snapshot", "targets", "est"}) {
    INFO(role);
    RepositorySimulator back = repository;
    back.content(role) = role == "est"        ? old.delegated.at("est")
                         : role == "targets"  ? old.targets
                         : role == "snapshot" ? old.snapshot
                                              : old.timestamp;
    if (role == "targets" || role == "est") back.update_snapshot();
    if (role == "snapshot") back.update_timestamp();
    Client frozen(back);
    for (const char* name : {"timestamp", "snapshot", "targets", "est"})
      REQUIRE(frozen.store.write(name, *client.store.read(name, 100'000)));
    CHECK_FALSE(frozen.refresh());
    CHECK(frozen.version("est") == 3);
    CHECK(frozen.version("targets") == 3);
  }
}

TEST_CASE("tough CVE-2025-2887: a delegated role never goes back") {
  Delegating world;
  RepositorySimulator& repository = world.repository;
  const base::Json old = repository.delegated["est"];
  repository.put_target("x", "22", "est");
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.find("x")->length == 2);
  const base::Json now = repository.delegated["est"];
  // Served in place of the version that the snapshot lists.
  repository.overrides["metadata/3.est.json"] = repository.sign(old, repository.signers["est"]);
  REQUIRE(client.store.remove("est"));
  CHECK_FALSE(client.find("x"));
  repository.overrides.clear();
  // Listed anew by a new snapshot.
  repository.delegated["est"] = old;
  repository.update_snapshot();
  CHECK(refused_as(client.refresh(), "rollback", "est.json"));
  repository.delegated["est"] = now;
  repository.update_snapshot();
  CHECK(client.find("x")->length == 2);
}

TEST_CASE("tough CVE-2026-6967: delegated metadata is held to its expiry, length and hash") {
  Delegating world;
  RepositorySimulator& repository = world.repository;
  SECTION("expiry") {
    repository.delegated["est"]["expires"] = base::format_utc(RepositorySimulator::now);
    repository.delegated["est"]["version"] = 3;
    repository.update_snapshot();
    Client client(repository);
    CHECK(refused_as(client.find("x"), "expired", "est"));
    CHECK(client.version("est") == 0);
  }
  SECTION("expiry of what is on disk") {
    repository.delegated["est"]["expires"] = base::format_utc(RepositorySimulator::now + day);
    repository.delegated["est"]["version"] = 3;
    repository.update_snapshot();
    Client client(repository);
    REQUIRE(client.find("x"));
    CHECK(refused_as(client.find("x", RepositorySimulator::now + 2 * day), "expired", "est"));
    repository.delegated["est"]["expires"] = base::format_utc(RepositorySimulator::now + 9 * day);
    repository.delegated["est"]["version"] = 4;
    repository.update_snapshot();
    CHECK(client.find("x", RepositorySimulator::now + 2 * day));
  }
  SECTION("length") {
    const base::Bytes shorter = repository.sign({{"version", 2}}, repository.signers["est"]);
    repository.delegated["est"]["x-more"] = "the same version, more bytes";
    Client client(repository);
    CHECK(refused_as(client.find("x"), "too-long", "est"));
    repository.overrides["metadata/2.est.json"] = shorter;
    CHECK(refused_as(client.find("x"), "wrong-length", "est"));
  }
  SECTION("hash") {
    repository.snapshot["meta"]["est.json"].erase("length");
    repository.update_timestamp();
    repository.delegated["est"]["x-more"] = "the same version, other bytes";
    Client client(repository);
    CHECK(refused_as(client.find("x"), "wrong-hash", "est"));
  }
  SECTION("version") {
    repository.snapshot["meta"]["est.json"] = {{"version", 2}};
    repository.update_timestamp();
    repository.delegated["est"]["version"] = 1;
    repository.overrides["metadata/2.est.json"] = repository.role_bytes("est");
    Client client(repository);
    CHECK(refused_as(client.find("x"), "wrong-version", "est"));
  }
}

TEST_CASE("python-tuf CVE-2021-41131, tough CVE-2021-41150: a role's name leads nowhere but into the store") {
  for (const std::string role :
       {"../escaped", "/escaped", "a/../../escaped", "..", ".", "a\\b", "a b?#%2e", "\xC3\xA9"}) {
    INFO(role);
    RepositorySimulator repository;
    repository.delegate("targets", role, {});
    repository.put_target("x", "1", role);
    repository.update_snapshot();
    Client client(repository);
    REQUIRE(client.find("x"));
    CHECK(repository.requests == std::vector<std::string>{"metadata/2." + role + ".json"});
    CHECK(client.files.list_files("store")->size() + (role.starts_with('.') ? 1 : 0) == 5);
    CHECK(*client.store.read(role, 100'000) == repository.role_bytes(role));
    CHECK_FALSE(client.files.exists("escaped.json"));
    CHECK_FALSE(client.files.exists("/escaped.json"));
  }
  // A delegated role that took the place of one of the four would be read as that one.
  const std::string long_name(500, 'a');
  for (const std::string& role : {std::string("root"), std::string("timestamp"), std::string("snapshot"),
                                  std::string("targets"), std::string(), long_name}) {
    RepositorySimulator repository;
    repository.delegate("targets", "a", {});
    repository.targets["delegations"]["roles"][0]["name"] = role;
    repository.targets["version"] = 2;
    repository.update_snapshot();
    Client client(repository);
    CHECK(refused_as(client.refresh(), "malformed", "targets"));
  }
}

TEST_CASE("tough CVE-2026-6968: a link that lies in the store's place is replaced, not followed") {
  base::DiskFiles files;
  const base::Path folder =
      std::filesystem::temp_directory_path() / ("mend-links-" + base::SystemRandom().id());
  REQUIRE(files.make_folders(folder / "store"));
  REQUIRE(files.write_atomic(folder / "outside", base::as_bytes("mine"), base::FileMode::shared_read));
  Delegating world;
  trust::Store store(files, folder / "store");
  REQUIRE(store.prepare());
  REQUIRE(store.write("root", world.repository.root_bytes(1)));
  for (const char* name : {"timestamp.json", "est.json"})
    std::filesystem::create_symlink(folder / "outside", folder / "store" / name);
  auto updater = trust::Updater::from_store(world.repository, store, RepositorySimulator::now,
                                            {.metadata_prefix = "metadata/"});
  REQUIRE(updater);
  CHECK(updater->refresh());
  CHECK(updater->find_target("x"));
  CHECK(*files.read(folder / "outside", 100) == base::to_bytes("mine"));
  CHECK_FALSE(std::filesystem::is_symlink(folder / "store" / "est.json"));
  std::filesystem::remove_all(folder);
}

TEST_CASE(
    "go-tuf CVE-2026-24686: two repositories keep to their own stores, whatever their roles are called") {
  Delegating first;
  RepositorySimulator second;
  second.delegate("targets", "../first/est", {});
  second.put_target("x", "from the second", "../first/est");
  second.update_snapshot();
  base::MemoryFiles files;
  trust::Store store_a(files, "stores/first");
  trust::Store store_b(files, "stores/second");
  const auto open = [](RepositorySimulator& repository, trust::Store& store) {
    auto updater =
        trust::Updater::from_pinned_root(repository.root_bytes(1), repository, store,
                                         RepositorySimulator::now, {.metadata_prefix = "metadata/"});
    REQUIRE(updater);
    REQUIRE(updater->refresh());
    REQUIRE(updater->find_target("x"));
  };
  open(first.repository, store_a);
  open(second, store_b);
  CHECK(*store_a.read("est", 100'000) == first.repository.role_bytes("est"));
}

TEST_CASE("go-tuf CVE-2026-24686: the name of a prison or an organisation never leads out of the drop folder") {
  // No map file names repositories here; what becomes a path is the establishment's code, and the names in a policy.
  for (const std::string name : {"../../etc/x", "..", "/etc/x", "a/../../../b", "a\\..\\b", ".hidden", ""}) {
    INFO(name);
    RepositorySimulator repository;
    support::publish_sample(repository, 1, "words");
    base::Json policy = support::sample_policy({"mend/what-is-rj", name + "/what-is-rj", "mend/" + name});
    repository.put_target("policy/" + name + ".json", policy.dump());
    repository.put_target("policy/DEMO.json", policy.dump());
    repository.put_target("modules/mend/" + name + "/1.json", "{}");
    repository.put_target("modules/" + name + "/what-is-rj/1.json", "{}");
    repository.update_snapshot();
    for (const std::string& establishment : {name, std::string("DEMO"), std::string()}) {
      support::FaultyFiles files;
      trust::MirrorOptions options;
      options.establishment = establishment;
      // Whether it is refused or skipped, nothing is written anywhere else.
      static_cast<void>(trust::mirror_to_drop(repository, files, "spool/drop", options));
      CHECK_FALSE(files.written.empty());
      for (const std::string& path : files.written) {
        CHECK(path.starts_with("spool/drop/"));
        CHECK(path.find("..") == std::string::npos);
      }
    }
  }
}

TEST_CASE("go-tuf CVE-2026-23991: valid JSON of the wrong shape is refused in each part of a delegation") {
  Delegating world;
  const base::Json good = world.repository.targets;
  REQUIRE(trust::read_targets(good));
  const auto refused = [&](const std::string& pointer, const base::Json& value) {
    INFO(pointer << " " << value.dump());
    base::Json bad = good;
    bad[base::Json::json_pointer("/delegations" + pointer)] = value;
    CHECK_FALSE(trust::read_targets(bad));
  };
  for (const char* pointer : {"", "/keys", "/roles", "/roles/0", "/roles/0/name", "/roles/0/keyids",
                              "/roles/0/threshold", "/roles/0/terminating", "/roles/0/paths"}) {
    for (const base::Json& value : {base::Json(), base::Json(7), base::Json("x"), base::Json(true),
                                    base::Json::array({nullptr}), base::Json{{"x", nullptr}}}) {
      const bool fits = (std::string(pointer).ends_with("name") && value == "x") ||
                        (std::string(pointer).ends_with("threshold") && value == 7) ||
                        (std::string(pointer).ends_with("terminating") && value == true);
      if (!fits) refused(pointer, value);
    }
  }
  base::Json bad = good;
  bad["delegations"]["keys"].begin().value() = nullptr;
  CHECK_FALSE(trust::read_targets(bad));
}

TEST_CASE("go-tuf #749: null where metadata should be ends nothing but the refresh") {
  for (const char* name : {"2.root", "timestamp", "1.snapshot", "1.targets"}) {
    RepositorySimulator repository;
    repository.list_hashes = false;
    repository.timestamp["meta"]["snapshot.json"] = {{"version", 1}};
    repository.snapshot["meta"]["targets.json"] = {{"version", 1}};
    repository.overrides["metadata/" + std::string(name) + ".json"] = base::to_bytes("null");
    Client client(repository);
    CHECK(refused_as(client.refresh(), "malformed"));
  }
}

TEST_CASE("go-tuf #721: a list of hashes that is empty verifies nothing") {
  RepositorySimulator repository;
  repository.put_target("x", "1");
  repository.targets["targets"]["x"]["hashes"] = base::Json::object();
  repository.update_snapshot();
  Client client(repository);
  CHECK(refused_as(client.refresh(), "malformed", "targets"));
}

TEST_CASE("RAUC CVE-2020-25860: what is stored is what was checked, not what is there a moment later") {
  /// Serves other bytes each time that it is asked for the same file.
  class Turncoat final : public trust::Fetcher {
   public:
    explicit Turncoat(RepositorySimulator& repository) : repository_(repository) {}
    base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) override {
      auto bytes = repository_.fetch(path, limit);
      if (bytes && ++asked_[std::string(path)] > 1) bytes->front() = 'X';
      return bytes;
    }

   private:
    RepositorySimulator& repository_;
    std::map<std::string, int> asked_;
  };
  Delegating world;
  Turncoat turncoat(world.repository);
  Client client(world.repository);
  auto updater = trust::Updater::from_store(turncoat, client.store, RepositorySimulator::now, client.options);
  REQUIRE(updater);
  REQUIRE(updater->refresh());
  REQUIRE(updater->find_target("x"));
  for (const char* role : {"timestamp", "snapshot", "targets", "est"})
    CHECK(*client.store.read(role, 100'000) == world.repository.role_bytes(role));
}

TEST_CASE("RAUC CVE-2026-34155: a length over 32 bits is not the length that remains when they are cut off") {
  const base::Bytes bytes = base::to_bytes("abc");
  trust::TargetFile target;
  target.length = (1ull << 32) + bytes.size();
  target.hashes = {{"sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}};
  CHECK(refused_as(trust::check_target(bytes, target, "x"), "wrong-length"));
  target.length = bytes.size();
  CHECK(trust::check_target(bytes, target, "x"));
}
