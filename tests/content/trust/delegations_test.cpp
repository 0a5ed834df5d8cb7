#include "content/trust/limits.h"
#include "tests/support/trust_client.h"

using namespace mend;
using support::refused_as;
using support::RepositorySimulator;

namespace {

/// Targets that delegate to "est", to be bent out of shape.
base::Json good_targets() {
  RepositorySimulator repository;
  repository.delegate("targets", "est", {.paths = {"local/DEMO/*/*"}, .terminating = true, .threshold = 1});
  return repository.targets;
}

bool refused(const std::string& pointer, const base::Json& value) {
  base::Json bad = good_targets();
  bad[base::Json::json_pointer("/delegations" + pointer)] = value;
  const auto read = trust::read_targets(bad);
  return !read && read.error().kind == base::ErrorKind::refused;
}

}  // namespace

TEST_CASE("A delegation is read with all that it says") {
  base::Json targets = good_targets();
  targets["delegations"]["roles"][0]["x-note"] = "kept in the file, of no meaning here";
  const auto read = trust::read_targets(targets);
  REQUIRE(read);
  REQUIRE(read->delegations);
  const trust::Delegation& est = read->delegations->roles.at(0);
  CHECK(est.name == "est");
  CHECK(est.terminating);
  CHECK(est.paths == std::vector<std::string>{"local/DEMO/*/*"});
  CHECK(est.path_hash_prefixes.empty());
  CHECK(est.role.threshold == 1);
  CHECK(read->delegations->keys.contains(est.role.key_ids.at(0)));
}

TEST_CASE("A delegation with both paths and path_hash_prefixes, or with neither, is refused") {
  CHECK(refused("/roles/0/path_hash_prefixes", {"ab"}));
  base::Json neither = good_targets();
  neither["delegations"]["roles"][0].erase("paths");
  CHECK_FALSE(trust::read_targets(neither));
  neither["delegations"]["roles"][0]["path_hash_prefixes"] = {"0123456789ABCDEF"};
  REQUIRE(trust::read_targets(neither));
  CHECK(trust::read_targets(neither)->delegations->roles[0].path_hash_prefixes[0] == "0123456789abcdef");
  for (const char* bad : {"", "g", "../x", "0x1"}) {
    neither["delegations"]["roles"][0]["path_hash_prefixes"] = {bad};
    CHECK_FALSE(trust::read_targets(neither));
  }
}

TEST_CASE("Both roles and succinct_roles, or neither, are refused") {
  const base::Json succinct = {
      {"keyids", base::Json::array()}, {"threshold", 1}, {"bit_length", 8}, {"name_prefix", "bin"}};
  CHECK(refused("/succinct_roles", succinct));
  base::Json targets = good_targets();
  targets["delegations"].erase("roles");
  CHECK_FALSE(trust::read_targets(targets));
  targets["delegations"]["succinct_roles"] = succinct;
  CHECK(trust::read_targets(targets));
  for (const int bits : {0, -1, 33}) {
    targets["delegations"]["succinct_roles"]["bit_length"] = bits;
    CHECK_FALSE(trust::read_targets(targets));
  }
}

TEST_CASE(
    "A delegation's threshold of zero or less, twice the same key or role, and a lost member are refused") {
  CHECK(refused("/roles/0/threshold", 0));
  CHECK(refused("/roles/0/threshold", -1));
  CHECK(refused("/roles/0/keyids", {"a", "a"}));
  CHECK(refused("/roles/0/name", "targets"));
  CHECK(refused("/roles/0/name", ""));
  CHECK(refused("/roles/0/name", std::string(2000, 'n')));
  CHECK(refused("/roles/0/paths", {std::string(trust::max_path_bytes + 1, 'p')}));
  base::Json twice = good_targets();
  twice["delegations"]["roles"].push_back(twice["delegations"]["roles"][0]);
  CHECK_FALSE(trust::read_targets(twice));
  for (const char* member : {"name", "keyids", "threshold", "terminating", "paths"}) {
    base::Json lost = good_targets();
    lost["delegations"]["roles"][0].erase(member);
    CHECK_FALSE(trust::read_targets(lost));
  }
  for (const char* member : {"keys", "roles"}) {
    base::Json lost = good_targets();
    lost["delegations"].erase(member);
    CHECK_FALSE(trust::read_targets(lost));
  }
}

TEST_CASE("A key that a delegation lists under an id that is not its own is refused") {
  base::Json targets = good_targets();
  base::Json& keys = targets["delegations"]["keys"];
  const base::Json key = keys.begin().value();
  keys = {{std::string(64, 'a'), key}};
  CHECK(refused_as(trust::read_targets(targets), "key-id"));
}

TEST_CASE("More delegated roles or keys than a device takes are refused") {
  base::Json targets = good_targets();
  base::Json& roles = targets["delegations"]["roles"];
  const base::Json one = roles[0];
  for (std::size_t i = 0; i < trust::max_delegated_roles; ++i) {
    roles.push_back(one);
    roles.back()["name"] = "r" + std::to_string(i);
  }
  CHECK(refused_as(trust::read_targets(targets), "too-many"));
  roles.erase(roles.size() - 1);
  CHECK(trust::read_targets(targets));
}

TEST_CASE("Signed members that the specification does not name are kept for who knows them") {
  base::Json targets = good_targets();
  targets["x-mend-signed-at"] = "2027-01-15T08:00:00Z";
  targets["x-other"] = {{"a", {1, 2}}};
  const auto read = trust::read_targets(targets);
  REQUIRE(read);
  CHECK(read->other ==
        base::Json{{"x-mend-signed-at", "2027-01-15T08:00:00Z"}, {"x-other", {{"a", {1, 2}}}}});
  RepositorySimulator repository;
  repository.timestamp["x-mend-signed-at"] = "2027-01-15T08:00:00Z";
  CHECK(trust::read_timestamp(repository.timestamp)->other.size() == 1);
  CHECK(trust::read_root(repository.root)->other.empty());
  CHECK(trust::read_snapshot(repository.snapshot)->other.empty());
}
