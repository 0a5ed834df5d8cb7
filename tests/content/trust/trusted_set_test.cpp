#include "content/trust/trusted_set.h"

#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using support::RepositorySimulator;
using trust::ExpiryRule;
using trust::Origin;
using trust::TimestampVerdict;
using trust::TrustedSet;

namespace {

constexpr base::UnixMillis now = RepositorySimulator::now;
constexpr base::UnixMillis day = RepositorySimulator::day;

TrustedSet started(const RepositorySimulator& repository, base::UnixMillis time = now,
                   ExpiryRule rule = ExpiryRule::enforced) {
  auto set = TrustedSet::start(repository.root_bytes(1), time, rule);
  REQUIRE(set);
  return std::move(*set);
}

/// With the final root, so that a timestamp may come.
TrustedSet rooted(const RepositorySimulator& repository, base::UnixMillis time = now) {
  TrustedSet set = started(repository, time);
  REQUIRE(set.finish_root());
  return set;
}

template <class T>
bool refused_for(const base::Result<T>& status, std::string_view word) {
  if (status) return false;
  INFO(status.error().message);
  CHECK(status.error().message.find(word) != std::string::npos);
  return status.error().kind == base::ErrorKind::refused;
}

}  // namespace

TEST_CASE("A good repository is accepted role by role") {
  RepositorySimulator repository;
  repository.put_target("a", "x");
  repository.update_snapshot();
  TrustedSet set = rooted(repository);
  CHECK(*set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote) ==
        TimestampVerdict::accepted);
  CHECK(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote));
  CHECK(set.update_targets(repository.role_bytes("targets")));
  CHECK(set.targets()->targets.contains("a"));
}

TEST_CASE("A pinned root that its own keys did not sign is refused") {
  RepositorySimulator repository;
  const base::Bytes forged = repository.sign(repository.root, {repository.new_signer()});
  CHECK_FALSE(TrustedSet::start(forged, now));
  base::Bytes changed = repository.root_bytes(1);
  const std::string text(base::as_text(changed));
  changed[text.find("consistent_snapshot\": true") + 22] = 'f';
  CHECK_FALSE(TrustedSet::start(changed, now));
}

TEST_CASE("An expired pinned root is good to begin with, but not to end with (5.2, 5.3.10)") {
  RepositorySimulator repository;
  const base::UnixMillis later = now + 800 * day;
  TrustedSet expired = started(repository, later);
  CHECK(refused_for(expired.finish_root(), "expired"));

  repository.root["expires"] = base::format_utc(later + day);
  repository.publish_root();
  TrustedSet set = started(repository, later);
  REQUIRE(set.update_root(repository.root_bytes(2)));
  CHECK(set.finish_root());
}

TEST_CASE("A file that expires at this very second is expired") {
  RepositorySimulator repository;
  repository.root["expires"] = base::format_utc(now);
  repository.publish_root();
  TrustedSet set = started(repository);
  REQUIRE(set.update_root(repository.root_bytes(2)));
  CHECK_FALSE(set.finish_root());
}

TEST_CASE("A root must be exactly the next version (tough CVE-2025-2885)") {
  RepositorySimulator repository;
  for (const int version : {1, 3, 99}) {
    repository.root["version"] = version;
    TrustedSet set = started(repository);
    CHECK(refused_for(set.update_root(repository.sign(repository.root, repository.signers["root"])),
                      "2 is expected"));
    CHECK(set.root().version == 1);
  }
}

TEST_CASE("A new root needs the threshold of the old root's keys and of its own") {
  RepositorySimulator repository;
  const auto old_keys = repository.signers["root"];
  const auto new_keys = std::vector{repository.new_signer(), repository.new_signer()};
  repository.set_keys("root", new_keys, 2);
  repository.root["version"] = 2;
  const auto accepted = [&](const std::vector<RepositorySimulator::Signer>& signers) {
    TrustedSet set = started(repository);
    return set.update_root(repository.sign(repository.root, signers)).has_value();
  };
  CHECK_FALSE(accepted(new_keys));
  CHECK_FALSE(accepted(old_keys));
  CHECK_FALSE(accepted({old_keys[0], new_keys[0]}));
  CHECK(accepted({old_keys[0], new_keys[0], new_keys[1]}));
}

TEST_CASE("One key under two ids does not fill a threshold of two (go-tuf GHSA-3633-5h82-39pq)") {
  RepositorySimulator repository;
  const auto signer = repository.signers["timestamp"][0];
  auto twin = signer;
  twin.key["x-comment"] = "the same key again";
  twin.id = trust::key_id(twin.key).value();
  REQUIRE(twin.id != signer.id);
  const auto old_root = repository.signers["root"];
  repository.set_keys("timestamp", {signer, twin}, 2);
  repository.publish_root(old_root);
  TrustedSet set = started(repository);
  REQUIRE(set.update_root(repository.root_bytes(2)));
  REQUIRE(set.finish_root());
  CHECK_FALSE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
}

TEST_CASE("One key that signs twice does not fill a threshold of two (CVE-2020-6174, CVE-2020-15093)") {
  RepositorySimulator repository;
  const auto signer = repository.signers["timestamp"][0];
  repository.set_keys("timestamp", {signer, repository.new_signer()}, 2);
  repository.publish_root();
  TrustedSet set = started(repository);
  REQUIRE(set.update_root(repository.root_bytes(2)));
  REQUIRE(set.finish_root());
  CHECK_FALSE(set.update_timestamp(repository.sign(repository.timestamp, {signer, signer}), Origin::remote));
  CHECK_FALSE(set.update_timestamp(repository.sign(repository.timestamp, {signer}), Origin::remote));
  CHECK(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
}

TEST_CASE("A threshold of zero would let anybody sign (go-tuf CVE-2026-23992)") {
  RepositorySimulator repository;
  repository.root["roles"]["timestamp"]["threshold"] = 0;
  repository.publish_root();
  TrustedSet set = started(repository);
  CHECK_FALSE(set.update_root(repository.root_bytes(2)));
}

TEST_CASE("A key of another role signs nothing for this one") {
  RepositorySimulator repository;
  TrustedSet set = rooted(repository);
  CHECK_FALSE(set.update_timestamp(repository.sign(repository.timestamp, repository.signers["snapshot"]),
                                   Origin::remote));
  CHECK_FALSE(set.timestamp());
}

TEST_CASE("A file of another role is refused though its signature is good") {
  RepositorySimulator repository;
  TrustedSet set = rooted(repository);
  CHECK_FALSE(set.update_timestamp(repository.sign(repository.snapshot, repository.signers["timestamp"]),
                                   Origin::remote));
}

TEST_CASE("Any changed byte of the timestamp is refused, or leaves what was signed as it was") {
  const RepositorySimulator repository;
  const base::Bytes good = repository.role_bytes("timestamp");
  for (std::size_t i = 0; i < good.size(); ++i) {
    base::Bytes bad = good;
    bad[i] ^= 1;
    TrustedSet set = rooted(repository);
    const auto verdict = set.update_timestamp(bad, Origin::remote);
    if (!verdict) continue;
    // White space, or letters of hexadecimal, may differ in what is not signed.
    CHECK(set.timestamp()->version == 1);
    CHECK(set.timestamp()->snapshot.version == 1);
  }
}

TEST_CASE("A timestamp never goes back, and neither does the snapshot version that it names") {
  RepositorySimulator repository;
  repository.update_snapshot();
  const base::Bytes newer = repository.role_bytes("timestamp");
  TrustedSet set = rooted(repository);
  REQUIRE(set.update_timestamp(newer, Origin::local));

  repository.timestamp["version"] = 1;
  CHECK(refused_for(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote), "at least 2"));
  repository.timestamp["version"] = 3;
  repository.timestamp["meta"]["snapshot.json"]["version"] = 1;
  CHECK_FALSE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
  CHECK(set.timestamp()->version == 2);
}

TEST_CASE(
    "The same timestamp version means go on with the trusted one, or a power cut would wedge the device") {
  RepositorySimulator repository;
  const base::Bytes bytes = repository.role_bytes("timestamp");
  TrustedSet set = rooted(repository);
  REQUIRE(set.update_timestamp(bytes, Origin::local));
  CHECK(*set.update_timestamp(bytes, Origin::remote) == TimestampVerdict::same_version);
  CHECK(set.finish_timestamp());
  CHECK(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote));
}

TEST_CASE("An expired timestamp is refused: a freeze does not last (5.4.4)") {
  RepositorySimulator repository;
  TrustedSet set = rooted(repository, now + 20 * day);
  const auto verdict = set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote);
  REQUIRE_FALSE(verdict);
  CHECK(verdict.error().message.find("expired") != std::string::npos);
}

TEST_CASE("An expired local timestamp blocks no update, and still tells how far back is too far") {
  RepositorySimulator repository;
  repository.update_timestamp();
  TrustedSet set = rooted(repository, now + 20 * day);
  REQUIRE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::local));
  CHECK_FALSE(set.finish_timestamp());
  repository.timestamp["expires"] = base::format_utc(now + 40 * day);
  repository.timestamp["version"] = 1;
  CHECK_FALSE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
  repository.timestamp["version"] = 3;
  CHECK(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
  CHECK(set.finish_timestamp());
}

TEST_CASE("A snapshot that is not the one that the timestamp names is refused (mix and match)") {
  RepositorySimulator repository;
  const auto refused = [&](std::string_view word) {
    TrustedSet set = rooted(repository);
    REQUIRE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
    CHECK(refused_for(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote), word));
    CHECK_FALSE(set.snapshot());
  };
  repository.snapshot["x-other"] = true;
  refused("bytes");
  repository.timestamp["meta"]["snapshot.json"].erase("length");
  refused("sha256");
  repository.timestamp["meta"]["snapshot.json"].erase("hashes");
  repository.snapshot["version"] = 2;
  refused("has version 2");
}

TEST_CASE("No targets version that a snapshot lists goes down, and none vanishes") {
  RepositorySimulator repository;
  repository.targets["version"] = 5;
  repository.snapshot["meta"]["authors.json"] = {{"version", 2}};
  repository.update_snapshot();
  const base::Bytes before = repository.role_bytes("snapshot");
  const auto refused = [&](std::string_view word) {
    repository.snapshot["version"] = 9;
    repository.update_timestamp();
    TrustedSet set = rooted(repository);
    REQUIRE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
    REQUIRE_FALSE(set.update_snapshot(before, Origin::local));
    CHECK(refused_for(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote), word));
  };
  repository.snapshot["meta"]["targets.json"]["version"] = 4;
  refused("at least 5");
  repository.snapshot["meta"]["targets.json"]["version"] = 5;
  repository.snapshot["meta"].erase("authors.json");
  refused("authors.json is gone");
}

TEST_CASE("An expired snapshot and expired targets are refused") {
  RepositorySimulator repository;
  repository.snapshot["expires"] = base::format_utc(now - day);
  repository.update_timestamp();
  TrustedSet set = rooted(repository);
  REQUIRE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
  CHECK(refused_for(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote), "expired"));

  RepositorySimulator second;
  second.targets["expires"] = base::format_utc(now - day);
  second.update_snapshot();
  TrustedSet other = rooted(second);
  REQUIRE(other.update_timestamp(second.role_bytes("timestamp"), Origin::remote));
  REQUIRE(other.update_snapshot(second.role_bytes("snapshot"), Origin::remote));
  CHECK(refused_for(other.update_targets(second.role_bytes("targets")), "expired"));
  CHECK_FALSE(other.targets());
}

TEST_CASE("Targets must have the version, length and hash that the snapshot lists") {
  RepositorySimulator repository;
  const auto refused = [&](std::string_view word) {
    repository.update_timestamp();
    TrustedSet set = rooted(repository);
    REQUIRE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
    REQUIRE(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote));
    CHECK(refused_for(set.update_targets(repository.role_bytes("targets")), word));
  };
  repository.targets["x-other"] = true;
  refused("bytes");
  repository.snapshot["meta"]["targets.json"].erase("length");
  refused("sha256");
  repository.snapshot["meta"]["targets.json"].erase("hashes");
  repository.targets["version"] = 2;
  refused("has version 2");
}

TEST_CASE("Content that is installed is verified without looking at expiry") {
  RepositorySimulator repository;
  TrustedSet set = started(repository, now + 9000 * day, ExpiryRule::ignored);
  CHECK(set.finish_root());
  CHECK(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
  CHECK(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote));
  CHECK(set.update_targets(repository.role_bytes("targets")));
}

TEST_CASE("Files out of order are a mistake of ours, not a crash") {
  RepositorySimulator repository;
  TrustedSet set = started(repository);
  CHECK_FALSE(set.update_timestamp(repository.role_bytes("timestamp"), Origin::remote));
  REQUIRE(set.finish_root());
  CHECK_FALSE(set.update_root(repository.root_bytes(1)));
  CHECK_FALSE(set.update_snapshot(repository.role_bytes("snapshot"), Origin::remote));
  CHECK_FALSE(set.update_targets(repository.role_bytes("targets")));
}

TEST_CASE(
    "A root that takes a key from timestamp or snapshot calls for recovery, one that adds a key does not") {
  RepositorySimulator repository;
  const auto kept = repository.signers["timestamp"][0];
  repository.set_keys("timestamp", {kept, repository.new_signer()}, 1);
  repository.publish_root();
  repository.set_keys("snapshot", {repository.new_signer()}, 1);
  repository.publish_root();
  TrustedSet set = started(repository);
  REQUIRE(set.update_root(repository.root_bytes(2)));
  CHECK_FALSE(set.recovers_from_fast_forward());
  REQUIRE(set.update_root(repository.root_bytes(3)));
  CHECK(set.recovers_from_fast_forward());
}
