#include "content/trust/search.h"

#include "content/base/hash.h"
#include "tests/support/trust_client.h"

using namespace mend;
using support::Client;
using support::refused_as;
using support::RepositorySimulator;

namespace {

using Requests = std::vector<std::string>;

/// One line a delegation: who, whom, and whether it ends the search.
struct Edge {
  std::string from, to;
  bool terminating = false;
  std::string path = "*";
};

void delegate(RepositorySimulator& repository, const std::vector<Edge>& edges) {
  for (const Edge& edge : edges)
    repository.delegate(edge.from, edge.to, {.paths = {edge.path}, .terminating = edge.terminating});
  repository.targets["version"] = 2;
  repository.update_snapshot();
}

/// The roles that a search for a path that nobody lists asks for, in order.
Requests order_of(const std::vector<Edge>& edges) {
  RepositorySimulator repository;
  delegate(repository, edges);
  Client client(repository);
  CHECK(refused_as(client.find("none"), "not-listed"));
  Requests roles;
  for (const std::string& request : repository.requests) {
    const std::size_t begin = std::string("metadata/1.").size();
    roles.push_back(request.substr(begin, request.size() - begin - 5));
  }
  return roles;
}

}  // namespace

TEST_CASE("Delegations are searched in the order that the delegator gives (go-tuf CVE-2024-47534)") {
  CHECK(order_of({{"targets", "z"}, {"targets", "a"}, {"targets", "m"}}) == Requests{"z", "a", "m"});
}

TEST_CASE("The search goes down before it goes on") {
  CHECK(order_of({{"targets", "a"}, {"targets", "b"}, {"a", "c"}, {"a", "d"}, {"c", "e"}}) ==
        Requests{"a", "c", "e", "d", "b"});
}

TEST_CASE("A terminating delegation ends the search behind its own roles (tough CVE-2025-2886)") {
  CHECK(order_of({{"targets", "a", true}, {"targets", "b"}, {"a", "c"}}) == Requests{"a", "c"});
  CHECK(order_of({{"targets", "a"}, {"targets", "b"}, {"a", "c", true}, {"a", "d"}, {"c", "e"}}) ==
        Requests{"a", "c", "e"});
  // It says nothing of paths that it does not cover.
  CHECK(order_of({{"targets", "a", true, "other"}, {"targets", "b"}}) == Requests{"b"});
}

TEST_CASE("Roles that delegate in a circle are each asked for once") {
  CHECK(order_of({{"targets", "a"}, {"a", "b"}, {"b", "a"}, {"b", "b"}}) == Requests{"a", "b"});
  CHECK(order_of({{"targets", "a"}, {"targets", "b"}, {"a", "c"}, {"b", "c"}}) == Requests{"a", "c", "b"});
}

TEST_CASE("A path must be covered at every step on the way") {
  RepositorySimulator repository;
  repository.delegate("targets", "org", {.paths = {"modules/org/*"}});
  repository.delegate("org", "team", {.paths = {"*/*/*"}});
  repository.put_target("modules/org/a", "from the team", "team");
  repository.put_target("modules/other/a", "not theirs", "team");
  repository.targets["version"] = 2;
  repository.update_snapshot();
  Client client(repository);
  CHECK(client.find("modules/org/a"));
  CHECK(refused_as(client.find("modules/other/a"), "not-listed"));
  CHECK(repository.requests.empty());
}

TEST_CASE("Who delegates lists before whom it delegates to") {
  RepositorySimulator repository;
  repository.delegate("targets", "a", {});
  repository.put_target("x", "theirs", "a");
  repository.put_target("x", "ours");
  repository.update_snapshot();
  Client client(repository);
  CHECK(client.find("x")->length == 4);
  CHECK(repository.requests.empty());
}

TEST_CASE("path_hash_prefixes cover the paths whose SHA-256 begins so") {
  const std::string hash = base::sha256_hex(base::as_bytes("x"));
  for (const std::size_t digits : {std::size_t{1}, std::size_t{4}, hash.size()}) {
    RepositorySimulator repository;
    repository.delegate("targets", "bin", {.path_hash_prefixes = {hash.substr(0, digits)}});
    repository.put_target("x", "1", "bin");
    repository.put_target("not covered 0", "2", "bin");
    repository.update_snapshot();
    Client client(repository);
    CHECK(client.find("x"));
    if (digits > 1) CHECK(refused_as(client.find("not covered 0"), "not-listed"));
  }
}

TEST_CASE("Succinct roles: the path's hash picks the one role that may list it (TAP 15)") {
  RepositorySimulator repository;
  const auto signer = repository.new_signer();
  const std::string hash = base::sha256_hex(base::as_bytes("x"));
  const int first_ten_bits = std::stoi(hash.substr(0, 3), nullptr, 16) >> 2;
  char name[16];
  std::snprintf(name, sizeof(name), "bin-%03x", static_cast<unsigned>(first_ten_bits));
  for (const std::string& role : {std::string(name), std::string("bin-400")}) {
    repository.delegate("targets", role, {.keys = {signer}});
    repository.put_target("x", role, role);
  }
  repository.targets["delegations"] = {
      {"keys", {{signer.id, signer.key}}},
      {"succinct_roles",
       {{"keyids", {signer.id}}, {"threshold", 1}, {"bit_length", 10}, {"name_prefix", "bin"}}}};
  repository.update_snapshot();
  Client client(repository);
  CHECK(client.find("x"));
  CHECK(repository.requests == Requests{"metadata/2." + std::string(name) + ".json"});
}

TEST_CASE("A search stops after so many roles, and so many steps down") {
  RepositorySimulator repository;
  for (int i = 0; i < 40; ++i) repository.delegate("targets", "wide" + std::to_string(i), {});
  repository.put_target("last allowed", "x", "wide31");
  repository.put_target("one too far", "x", "wide32");
  repository.update_snapshot();
  Client client(repository);
  CHECK(client.find("last allowed"));
  CHECK(refused_as(client.find("one too far"), "too-many"));
  CHECK(repository.requests.empty());

  RepositorySimulator deep;
  std::string from = "targets";
  for (int i = 0; i < 10; ++i) {
    deep.delegate(from, "deep" + std::to_string(i), {});
    from = "deep" + std::to_string(i);
  }
  deep.put_target("x", "x", "deep4");
  deep.put_target("y", "y", "deep5");
  deep.update_snapshot();
  Client diver(deep);
  diver.options.limits.delegation_depth = 5;
  CHECK(diver.find("x"));
  CHECK(refused_as(diver.find("y"), "too-many"));
}

TEST_CASE("A delegated role that fails costs its own targets, and nothing of the session") {
  RepositorySimulator repository;
  repository.delegate("targets", "bad", {.paths = {"bad/*"}});
  repository.delegate("targets", "good", {.paths = {"*/*"}});
  repository.put_target("bad/x", "from bad", "bad");
  repository.put_target("bad/y", "from good", "good");
  repository.put_target("good/x", "from good", "good");
  repository.update_snapshot();
  for (const char* how : {"broken", "forged", "missing"}) {
    INFO(how);
    RepositorySimulator world = repository;
    const std::string file = "metadata/2.bad.json";
    if (std::string(how) == "broken") world.broken.insert(file);
    if (std::string(how) == "forged")
      world.overrides[file] = world.sign(world.delegated["bad"], {world.new_signer()});
    if (std::string(how) == "missing") world.hidden.insert(file);
    Client client(world);
    REQUIRE(client.refresh());
    const auto found = client.last->find_target("bad/x");
    REQUIRE_FALSE(found);
    CHECK(found.error().kind != base::ErrorKind::not_found);
    // Nor may a role behind it win by that.
    CHECK_FALSE(client.last->find_target("bad/y"));
    CHECK(client.last->find_target("good/x"));
    CHECK(client.version("bad") == 0);
  }
}

TEST_CASE("A role is trusted under its delegator's keys, never under its name alone") {
  RepositorySimulator repository;
  const auto right = repository.new_signer();
  const auto wrong = repository.new_signer();
  repository.delegate("targets", "shared", {.paths = {"right/*"}, .keys = {right}});
  repository.delegate("targets", "other", {.paths = {"wrong/*"}});
  repository.delegate("other", "shared", {.paths = {"wrong/*"}, .keys = {wrong}});
  repository.put_target("right/x", "1", "shared");
  repository.put_target("wrong/x", "2", "shared");
  repository.signers["shared"] = {right};
  repository.update_snapshot();
  Client client(repository);
  CHECK(client.find("right/x"));
  CHECK(refused_as(client.last->find_target("wrong/x"), "too-few-signatures", "shared"));
}

TEST_CASE("A delegated role is kept on disk, byte for byte, and fetched anew only when it changed") {
  RepositorySimulator repository;
  repository.delegate("targets", "est-DEMO", {});
  repository.put_target("x", "1", "est-DEMO");
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.find("x"));
  CHECK(repository.requests == Requests{"metadata/2.est-DEMO.json"});
  CHECK(*client.store.read("est-DEMO", 100'000) == repository.role_bytes("est-DEMO"));
  REQUIRE(client.find("x"));
  CHECK(repository.requests.empty());
  REQUIRE(client.store.write("est-DEMO", base::as_bytes("torn")));
  REQUIRE(client.find("x"));
  CHECK(repository.requests == Requests{"metadata/2.est-DEMO.json"});
  repository.put_target("x", "22", "est-DEMO");
  repository.update_snapshot();
  CHECK(client.find("x")->length == 2);
  CHECK(repository.requests == Requests{"metadata/3.est-DEMO.json"});
}

TEST_CASE("Without consistent snapshots a delegated role has no version in its name") {
  RepositorySimulator repository;
  repository.root["consistent_snapshot"] = false;
  repository.publish_root();
  repository.delegate("targets", "a", {});
  repository.put_target("x", "1", "a");
  repository.update_snapshot();
  Client client(repository);
  CHECK(client.find("x"));
  CHECK(repository.requests == Requests{"metadata/a.json"});
}

TEST_CASE("All targets below a folder are listed as a search would find them") {
  RepositorySimulator repository;
  repository.delegate("targets", "authors-mend", {.paths = {"modules/mend/*/*"}, .terminating = true});
  repository.delegate("targets", "authors-other", {.paths = {"modules/other/*/*"}, .terminating = true});
  repository.put_target("modules/mend/a/1.json", "1", "authors-mend");
  repository.put_target("modules/mend/a/2.json", "22", "authors-mend");
  repository.put_target("modules/mend/b/1.json", "b", "authors-mend");
  repository.put_target("modules/mend/a/9.json", "forged", "authors-other");
  repository.put_target("modules/mend/a/0.json", "top");
  repository.update_snapshot();
  Client client(repository);
  REQUIRE(client.refresh());
  repository.requests.clear();
  const auto found = client.last->list_targets("modules/mend/a/");
  REQUIRE(found);
  std::vector<std::string> lines;
  for (const auto& [path, target] : *found) lines.push_back(path + " " + target.role);
  CHECK(lines == std::vector<std::string>{"modules/mend/a/0.json targets",
                                          "modules/mend/a/1.json authors-mend",
                                          "modules/mend/a/2.json authors-mend"});
  CHECK(repository.requests == Requests{"metadata/4.authors-mend.json"});
}
