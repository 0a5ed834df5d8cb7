// The contract of the public TUF conformance suite, held against the program itself: exit statuses, requests
// in their order, and what lies on the disk afterwards.
#include "tests/support/tuf_session.h"

#include <catch2/catch.hpp>

using namespace mend;
using support::RepositorySimulator;

namespace {

using Names = std::vector<std::string>;

struct Session : support::TufSession {
  Session() : TufSession(MEND_TUF_CLIENT) {}
};

const Names all_four = {"root.json", "snapshot.json", "targets.json", "timestamp.json"};

}  // namespace

TEST_CASE("conformance: init asks nothing of the network; refresh asks for each file once, in order") {
  Session session;
  REQUIRE(session.init() == 0);
  CHECK(session.paths.empty());
  REQUIRE(session.refresh() == 0);
  CHECK(session.paths == Names{"/metadata/2.root.json", "/metadata/3.root.json", "/metadata/timestamp.json",
                               "/metadata/2.snapshot.json", "/metadata/2.targets.json"});
  CHECK(session.metadata_files() == all_four);
  for (const char* role : {"timestamp", "snapshot", "targets"}) {
    CHECK(*session.files.read(session.metadata / (std::string(role) + ".json"), 100'000) ==
          session.repository.role_bytes(role));
  }
  CHECK(*session.files.read(session.metadata / "root.json", 100'000) == session.repository.root_bytes(2));
  // What is still good is not asked for again.
  REQUIRE(session.refresh() == 0);
  CHECK(session.paths == Names{"/metadata/3.root.json", "/metadata/timestamp.json"});
}

TEST_CASE("conformance: a download refreshes by itself, and fails for what nobody lists") {
  Session session;
  REQUIRE(session.init() == 0);
  CHECK(session.download({"nowhere"}) == 1);
  CHECK(session.paths.size() == 5);
  CHECK(session.metadata_files() == all_four);
  CHECK(session.downloaded().empty());
}

TEST_CASE("conformance: a role that its keys did not sign ends the refresh, what came before it stays") {
  const std::vector<std::pair<std::string, Names>> cases = {
      {"root", {"root.json"}},
      {"timestamp", {"root.json"}},
      {"snapshot", {"root.json", "timestamp.json"}},
      {"targets", {"root.json", "snapshot.json", "timestamp.json"}}};
  for (const auto& [role, left] : cases) {
    INFO(role);
    Session session;
    session.repository.list_hashes = false;
    if (role == "root") {
      session.repository.root["version"] = 2;
      session.repository.keep_root(
          2, session.repository.sign(session.repository.root, {session.repository.new_signer()}));
    } else {
      session.repository.signers[role] = {session.repository.new_signer()};
      session.repository.update_snapshot();
    }
    REQUIRE(session.init() == 0);
    CHECK(session.refresh() == 1);
    CHECK(session.metadata_files() == left);
    CHECK(session.version("root") == (role == "root" ? 1 : 2));
  }
}

TEST_CASE(
    "conformance: 403 and 404 for the next root mean that there is none, other trouble ends the refresh") {
  Session session;
  session.status_when_missing = 403;
  REQUIRE(session.init() == 0);
  CHECK(session.refresh() == 0);
  session.repository.broken.insert("metadata/3.root.json");
  CHECK(session.refresh() == 1);
  CHECK(session.paths == Names{"/metadata/3.root.json"});
}

TEST_CASE("conformance: members that are not known are signed like others, and in the way of nothing") {
  Session session;
  RepositorySimulator& repository = session.repository;
  REQUIRE(session.init() == 0);
  repository.root["x-custom"] = {{"a", 1}};
  repository.root["keys"][repository.signers["root"][0].id]["x-key"] = {{"b", 2}};
  repository.root["roles"]["root"]["x-role"] = "c";
  repository.publish_root();
  repository.timestamp["x"] = "line\nbreak";
  repository.snapshot["meta"]["targets.json"]["x"] = 1;
  repository.targets["x"] = nullptr;
  repository.update_snapshot();
  CHECK(session.refresh() == 0);
  CHECK(session.version("root") == 3);
}

TEST_CASE("conformance: a timestamp of the same version is not taken, and nothing further is asked for") {
  Session session;
  REQUIRE(session.init() == 0);
  REQUIRE(session.refresh() == 0);
  session.repository.timestamp["meta"]["snapshot.json"]["version"] = 100;
  CHECK(session.refresh() == 0);
  CHECK(session.paths == Names{"/metadata/3.root.json", "/metadata/timestamp.json"});
  CHECK(base::Json::parse(*session.files.read(session.metadata / "timestamp.json",
                                              100'000))["signed"]["meta"]["snapshot.json"]["version"] == 2);
}

TEST_CASE("conformance: a file that is not the listed one is refused, and the step before it stays") {
  Session session;
  RepositorySimulator& repository = session.repository;
  REQUIRE(session.init() == 0);
  REQUIRE(session.refresh() == 0);
  repository.targets["version"] = 3;
  repository.update_snapshot();
  repository.snapshot["meta"]["targets.json"]["hashes"]["sha256"] = std::string(64, 'a');
  repository.update_timestamp();
  CHECK(session.refresh() == 1);
  CHECK(session.version("snapshot") == 3);
  CHECK(session.version("targets") == 2);
}

TEST_CASE("conformance: versions never go back") {
  for (const std::string role : {"timestamp", "snapshot", "targets"}) {
    INFO(role);
    Session session;
    RepositorySimulator& repository = session.repository;
    repository.list_hashes = false;
    repository.targets["version"] = 7;
    repository.snapshot["version"] = 7;
    repository.timestamp["version"] = 7;
    repository.update_snapshot();
    REQUIRE(session.init() == 0);
    REQUIRE(session.refresh() == 0);
    if (role == "timestamp") repository.timestamp["version"] = 6;
    if (role == "snapshot") repository.snapshot["version"] = 6;
    if (role == "targets") repository.targets["version"] = 6;
    if (role == "targets") repository.update_snapshot();
    if (role == "snapshot") repository.update_timestamp();
    CHECK(session.refresh() == 1);
    CHECK(session.version("targets") == 7);
    if (role != "targets") CHECK(session.version("snapshot") == 8);
  }
}

TEST_CASE("conformance: new keys for timestamp and snapshot end a fast-forward attack") {
  Session session;
  RepositorySimulator& repository = session.repository;
  repository.targets["version"] = 99'999;
  repository.snapshot["version"] = 99'999;
  repository.timestamp["version"] = 99'999;
  repository.update_snapshot();
  REQUIRE(session.init() == 0);
  REQUIRE(session.refresh() == 0);
  repository.set_keys("timestamp", {repository.new_signer()}, 1);
  repository.set_keys("snapshot", {repository.new_signer()}, 1);
  repository.publish_root();
  for (auto* role : {&repository.targets, &repository.snapshot, &repository.timestamp})
    (*role)["version"] = 1;
  repository.update_snapshot();
  CHECK(session.refresh() == 0);
  CHECK(session.version("timestamp") == 2);
  CHECK(session.version("targets") == 1);
}

TEST_CASE("conformance: roots are followed one by one, each by both thresholds, with keys of any scheme") {
  Session session;
  RepositorySimulator& repository = session.repository;
  REQUIRE(session.init() == 0);
  using enum trust::Scheme;
  for (const trust::Scheme scheme : {ecdsa_p256, rsa_pss, ed25519}) {
    const auto before = repository.signers["root"];
    repository.set_keys("root", {repository.new_signer(scheme), repository.new_signer()}, 2);
    repository.set_keys("timestamp", {repository.new_signer(scheme)}, 1);
    repository.set_keys("targets", {repository.new_signer(scheme)}, 1);
    repository.publish_root(before);
  }
  repository.targets["version"] = 3;
  repository.update_snapshot();
  CHECK(session.refresh() == 0);
  CHECK(session.version("root") == 5);
  // The old keys alone no longer do.
  repository.signers["root"] = {repository.new_signer(), repository.new_signer()};
  repository.publish_root();
  CHECK(session.refresh() == 1);
  CHECK(session.version("root") == 5);
}

TEST_CASE("conformance: at most 256 roots are followed in one go") {
  Session session;
  REQUIRE(session.init() == 0);
  for (int i = 0; i < 260; ++i) session.repository.publish_root();
  CHECK(session.refresh() == 0);
  CHECK(session.version("root") == 257);
  CHECK(session.refresh() == 0);
  CHECK(session.version("root") == 262);
}

TEST_CASE("conformance: expiry is judged by the time that the program sees") {
  for (const std::string role : {"root", "timestamp", "snapshot", "targets"}) {
    INFO(role);
    Session session;
    RepositorySimulator& repository = session.repository;
    REQUIRE(session.init() == 0);
    REQUIRE(session.refresh() == 0);
    CHECK(session.refresh(40) == 1);
    // All but one of them is signed anew.
    for (const char* other : {"root", "timestamp", "snapshot", "targets"})
      repository.content(other)["expires"] = session.in_days(other == role ? 35 : 90);
    repository.publish_root();
    repository.targets["version"] = 3;
    repository.update_snapshot();
    CHECK(session.refresh(40) == 1);
    CHECK(session.refresh(32) == 0);
    CHECK(session.version("targets") == 3);
  }
}

TEST_CASE("conformance: without consistent snapshots the names are plain") {
  Session session;
  RepositorySimulator& repository = session.repository;
  repository.root["consistent_snapshot"] = false;
  repository.publish_root();
  repository.put_target("dir/a", "one");
  repository.update_snapshot();
  REQUIRE(session.init() == 0);
  REQUIRE(session.download({"dir/a"}) == 0);
  CHECK(Names(session.paths.begin() + 3, session.paths.end()) ==
        Names{"/metadata/timestamp.json", "/metadata/snapshot.json", "/metadata/targets.json",
              "/targets/dir/a"});
  CHECK(session.downloaded() == Names{"one"});
}

TEST_CASE("conformance: a target is one file, fetched once, and replaced when it changes") {
  Session session;
  RepositorySimulator& repository = session.repository;
  repository.put_target("dir/sub/a b.txt", "one");
  repository.update_snapshot();
  REQUIRE(session.init() == 0);
  REQUIRE(session.download({"dir/sub/a b.txt"}) == 0);
  const std::string hash = repository.targets["targets"]["dir/sub/a b.txt"]["hashes"]["sha256"];
  CHECK(session.paths.back() == "/targets/dir/sub/" + hash + ".a%20b.txt");
  REQUIRE(session.download({"dir/sub/a b.txt"}) == 0);
  CHECK(session.paths == Names{"/metadata/3.root.json", "/metadata/timestamp.json"});
  repository.put_target("dir/sub/a b.txt", "another");
  repository.update_snapshot();
  REQUIRE(session.download({"dir/sub/a b.txt"}) == 0);
  CHECK(session.downloaded() == Names{"another"});
}

TEST_CASE("conformance: several targets come in order from one session; the first failure ends it") {
  Session session;
  RepositorySimulator& repository = session.repository;
  for (const char* name : {"a", "b", "c"}) repository.put_target(name, name);
  repository.update_snapshot();
  REQUIRE(session.init() == 0);
  CHECK(session.download({"b", "a", "none", "c"}) == 1);
  CHECK(session.downloaded() == Names{"a", "b"});
  CHECK(session.paths.size() == 7);
  CHECK(session.download({"c", "a"}) == 0);
  CHECK(session.downloaded() == Names{"a", "b", "c"});
}

TEST_CASE("conformance: a target of the wrong length or hash leaves nothing behind") {
  for (const char* served : {"hell", "hello!", "hellO", ""}) {
    Session session;
    session.repository.put_target("a", "hello");
    session.repository.update_snapshot();
    const std::string hash = session.repository.targets["targets"]["a"]["hashes"]["sha256"];
    session.repository.overrides["targets/" + hash + ".a"] = base::to_bytes(served);
    REQUIRE(session.init() == 0);
    CHECK(session.download({"a"}) == 1);
    CHECK(session.downloaded().empty());
  }
}

TEST_CASE("conformance: tough CVE-2021-41149, names that look like ways out stay in the target folder") {
  Session session;
  for (const char* name : {"../up", "/etc/x", "a/../../b", "..", ".hidden"})
    session.repository.put_target(name, name);
  session.repository.update_snapshot();
  REQUIRE(session.init() == 0);
  CHECK(session.download({"../up", "/etc/x", "a/../../b", ".hidden"}) == 0);
  CHECK(session.downloaded() == Names{"../up", ".hidden", "/etc/x", "a/../../b"});
  CHECK_FALSE(session.files.exists(session.folder / "up"));
}
