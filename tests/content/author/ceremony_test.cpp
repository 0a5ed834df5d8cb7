#include "content/author/ceremony.h"

#include "content/base/memory_files.h"
#include "content/trust/trusted_set.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

constexpr base::UnixMillis now = support::RepositorySimulator::now;

base::Result<author::CeremonyReport> hold(base::Files& files) {
  base::SystemRandom random;
  return author::hold_ceremony(files, {"keys", "repository", {}}, nullptr, random, now);
}

}  // namespace

TEST_CASE("A ceremony makes a root that devices accept, with the thresholds of the plan") {
  base::MemoryFiles files;
  const auto report = hold(files);
  REQUIRE(report);
  CHECK(report->root == "repository/metadata/1.root.json");
  CHECK(report->keys.size() == 8);
  const base::Bytes root = *files.read(report->root, 100'000);
  auto trusted = trust::TrustedSet::start(root, now);
  REQUIRE(trusted);
  REQUIRE(trusted->finish_root());
  CHECK(trusted->root().consistent_snapshot);
  const auto& roles = trusted->root().delegator.roles;
  CHECK(roles.at("root").threshold == 2);
  CHECK(roles.at("root").key_ids.size() == 3);
  CHECK(roles.at("targets").threshold == 2);
  CHECK(roles.at("snapshot").key_ids.size() == 1);
  CHECK(roles.at("timestamp").key_ids.size() == 1);
  CHECK(trusted->root().expires == now + 730ll * 86'400'000);
  CHECK(base::Json::parse(root)["signed"]["x-mend-signed-at"] == base::format_utc(now));
}

TEST_CASE("A second ceremony would lock out every device, and is refused") {
  base::MemoryFiles files;
  REQUIRE(hold(files));
  const base::Bytes root = *files.read("repository/metadata/1.root.json", 100'000);
  CHECK_FALSE(hold(files));
  REQUIRE(files.remove_tree("repository"));
  CHECK_FALSE(hold(files));
  REQUIRE(files.remove_tree("keys"));
  REQUIRE(hold(files));
  CHECK(*files.read("repository/metadata/1.root.json", 100'000) != root);
}

TEST_CASE("Sealed and published: nothing secret lies in the repository") {
  base::MemoryFiles files;
  base::SystemRandom random;
  const base::SecretBytes passphrase(base::as_bytes("correct horse"));
  const auto report = author::hold_ceremony(files, {"keys", "repository", {}}, &passphrase, random, now,
                                            author::PassphraseWork::quick_for_tests);
  REQUIRE(report);
  const std::string root(base::as_text(*files.read(report->root, 100'000)));
  for (const base::Path& path : report->keys) {
    const auto key = author::read_key_file(files, path, &passphrase);
    REQUIRE(key);
    CHECK(root.find(base::hex(key->seed())) == std::string::npos);
    CHECK(root.find(key->id()) != std::string::npos);
  }
}
