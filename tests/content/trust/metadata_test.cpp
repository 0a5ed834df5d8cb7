#include "content/trust/metadata.h"

#include "content/trust/limits.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using support::RepositorySimulator;

namespace {

bool envelope_is_read(std::string_view text) {
  return trust::read_envelope(base::as_bytes(text), "The file", 100'000).has_value();
}

}  // namespace

TEST_CASE("Valid JSON of the wrong shape is refused before any signature is looked at") {
  for (const char* text :
       {"", "null", "[]", "1", "\"x\"", "{}", R"({"signed":{}})", R"({"signatures":[]})",
        R"({"signed":null,"signatures":[]})", R"({"signed":{},"signatures":{}})",
        R"({"signed":{},"signatures":[null]})", R"({"signed":{},"signatures":[{"keyid":"a"}]})",
        R"({"signed":{},"signatures":[{"keyid":1,"sig":"00"}]})",
        R"({"signed":{},"signatures":[{"keyid":"a","sig":"00"},{"keyid":"a","sig":"00"}]})",
        R"({"signed":{"a":1.0},"signatures":[]})", R"({"signed":{"a":1,"a":2},"signatures":[]})"}) {
    INFO(text);
    CHECK_FALSE(envelope_is_read(text));
  }
  CHECK(envelope_is_read(R"({"signed":{},"signatures":[]})"));
}

TEST_CASE("Thousands of signatures are refused, not checked one by one") {
  std::string text = R"({"signed":{},"signatures":[)";
  for (int i = 0; i < 65; ++i) {
    text += (i == 0 ? "" : ",") + std::string(R"({"sig":"00","keyid":")") + std::to_string(i) + "\"}";
  }
  CHECK_FALSE(envelope_is_read(text + "]}"));
}

TEST_CASE("Deeply nested JSON is refused") {
  const std::string deep = std::string(2000, '[') + std::string(2000, ']');
  CHECK_FALSE(envelope_is_read(R"({"signatures":[],"signed":{"a":)" + deep + "}}"));
}

TEST_CASE("Each member of root metadata is checked for its shape") {
  const base::Json good = RepositorySimulator().root;
  REQUIRE(trust::read_root(good));
  const auto refused = [&](const char* pointer, const base::Json& value) {
    base::Json bad = good;
    bad[base::Json::json_pointer(pointer)] = value;
    INFO(pointer << " " << value.dump());
    CHECK_FALSE(trust::read_root(bad));
  };
  refused("/_type", "targets");
  refused("/spec_version", "2.0.0");
  refused("/spec_version", "10.0");
  refused("/spec_version", "1.");
  refused("/spec_version", 1);
  refused("/version", 0);
  refused("/version", -1);
  refused("/version", "1");
  refused("/version", 18446744073709551615ull);
  refused("/expires", "2030-01-01");
  refused("/expires", "2030-01-01T00:00:00.5Z");
  refused("/expires", nullptr);
  refused("/consistent_snapshot", 1);
  refused("/keys", base::Json::array());
  refused("/roles", nullptr);
  refused("/roles/root/threshold", 0);
  refused("/roles/root/threshold", -1);
  refused("/roles/root/keyids", "x");
  refused("/roles/root/keyids", base::Json::array({1}));
  refused("/roles/root/keyids", base::Json::array({"a", "a"}));
  for (const char* role : {"root", "timestamp", "snapshot", "targets"}) {
    base::Json bad = good;
    bad["roles"].erase(role);
    CHECK_FALSE(trust::read_root(bad));
  }
  base::Json old = good;
  old["spec_version"] = "1.0";
  CHECK(trust::read_root(old));
}

TEST_CASE("Each member of timestamp, snapshot and targets is checked for its shape") {
  const RepositorySimulator repository;
  REQUIRE(trust::read_timestamp(repository.timestamp));
  REQUIRE(trust::read_snapshot(repository.snapshot));
  const auto refused = [](auto read, base::Json document, const char* pointer, const base::Json& value) {
    document[base::Json::json_pointer(pointer)] = value;
    INFO(pointer << " " << value.dump());
    CHECK_FALSE(read(document));
  };
  refused(trust::read_timestamp, repository.timestamp, "/meta", base::Json::object());
  refused(trust::read_timestamp, repository.timestamp, "/meta/snapshot.json", nullptr);
  refused(trust::read_timestamp, repository.timestamp, "/meta/snapshot.json/version", 0);
  refused(trust::read_timestamp, repository.timestamp, "/meta/snapshot.json/length", -1);
  refused(trust::read_timestamp, repository.timestamp, "/meta/snapshot.json/hashes", base::Json::object());
  refused(trust::read_timestamp, repository.timestamp, "/meta/snapshot.json/hashes/sha256", "../../x");
  refused(trust::read_snapshot, repository.snapshot, "/meta", base::Json::object());
  refused(trust::read_snapshot, repository.snapshot, "/meta/targets.json/version", "1");

  base::Json targets = repository.targets;
  targets["targets"]["a"] = {
      {"length", 3}, {"hashes", {{"sha256", std::string(64, 'A')}}}, {"custom", {{"k", 1}}}};
  const auto read = trust::read_targets(targets);
  REQUIRE(read);
  CHECK(read->targets.at("a").hashes.at("sha256") == std::string(64, 'a'));
  refused(trust::read_targets, targets, "/targets/a/length", -1);
  refused(trust::read_targets, targets, "/targets/a/hashes", base::Json::object());
  refused(trust::read_targets, targets, "/targets/a/hashes", base::Json::array());
  refused(trust::read_targets, targets, "/targets/a/hashes/sha256", "g");
  refused(trust::read_targets, targets, "/targets/a/custom", 1);
  refused(trust::read_targets, targets, "/targets/a", nullptr);
}

TEST_CASE("All hashes that we know must match, and one at least must be known") {
  const base::Bytes bytes = base::to_bytes("abc");
  const std::string sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const std::string sha512 =
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
      "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
  CHECK(trust::check_hashes(bytes, {{"sha256", sha256}}, "It"));
  CHECK(trust::check_hashes(bytes, {{"sha256", sha256}, {"sha512", sha512}, {"blake3", "00"}}, "It"));
  CHECK_FALSE(trust::check_hashes(bytes, {{"sha256", sha256}, {"sha512", sha256}}, "It"));
  CHECK_FALSE(trust::check_hashes(bytes, {{"sha256", sha512}}, "It"));
  CHECK_FALSE(trust::check_hashes(bytes, {{"blake3", "00"}}, "It"));
  CHECK_FALSE(trust::check_hashes(bytes, {}, "It"));
}
