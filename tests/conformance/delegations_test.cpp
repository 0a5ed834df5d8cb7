// Delegations as the public TUF conformance suite asks for them: roles are requested in the order of the
// search.
#include "tests/support/tuf_session.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

using Names = std::vector<std::string>;

struct Session : support::TufSession {
  Session() : TufSession(MEND_TUF_CLIENT) {}

  void delegate(const std::string& from, const std::string& to,
                const std::vector<std::string>& covers = {"*"}, bool terminating = false) {
    repository.delegate(from, to, {.paths = covers, .terminating = terminating});
    repository.delegated[to]["expires"] = in_days(30);
  }
  void publish() {
    repository.targets["version"] = repository.targets["version"].get<std::int64_t>() + 1;
    repository.update_snapshot();
  }
  /// The delegated roles that were asked for, by their names in the requests.
  [[nodiscard]] Names roles_asked() const {
    Names roles;
    for (const std::string& path : paths) {
      const std::string start = "/metadata/";
      if (!path.starts_with(start)) continue;
      std::string name = path.substr(start.size());
      name.resize(name.size() - 5);
      if (const std::size_t dot = name.find('.'); dot != std::string::npos && dot < 4) name.erase(0, dot + 1);
      if (name != "root" && name != "timestamp" && name != "snapshot" && name != "targets")
        roles.push_back(name);
    }
    return roles;
  }
};

struct Edge {
  const char* from;
  const char* to;
  const char* covers = "*";
  bool terminating = false;
};

struct Tree {
  const char* name;
  std::vector<Edge> edges;
  Names order;
};

}  // namespace

TEST_CASE("conformance: delegation trees are asked for in pre-order, depth first") {
  const std::vector<Tree> trees = {
      {"one", {{"targets", "p"}}, {"p"}},
      {"beside each other", {{"targets", "q"}, {"targets", "p"}}, {"q", "p"}},
      {"two levels", {{"targets", "p"}, {"targets", "q"}, {"q", "r"}}, {"p", "q", "r"}},
      {"down before on", {{"targets", "p"}, {"targets", "q"}, {"p", "r"}, {"p", "s"}}, {"p", "r", "s", "q"}},
      {"three levels", {{"targets", "p"}, {"targets", "q"}, {"p", "r"}, {"r", "s"}}, {"p", "r", "s", "q"}},
      {"terminating", {{"targets", "p"}, {"targets", "q"}, {"p", "r", "*", true}, {"p", "s"}}, {"p", "r"}},
      {"terminating, and below",
       {{"targets", "p"}, {"targets", "q"}, {"p", "r", "*", true}, {"r", "s"}},
       {"p", "r", "s"}},
      {"terminating elsewhere", {{"targets", "p", "*.x", true}, {"targets", "q"}}, {"q"}},
      {"not covered at the top", {{"targets", "p", "*.x"}, {"targets", "q"}, {"p", "r"}}, {"q"}},
      {"not covered below", {{"targets", "p"}, {"targets", "q"}, {"p", "r", "*.x"}, {"r", "s"}}, {"p", "q"}},
      {"a circle", {{"targets", "p"}, {"p", "q"}, {"q", "r"}, {"r", "p"}}, {"p", "q", "r"}},
      {"one trusted by two", {{"targets", "p"}, {"targets", "q"}, {"q", "r"}, {"p", "r"}}, {"p", "r", "q"}},
      {"by the second only",
       {{"targets", "p"}, {"targets", "q"}, {"q", "r"}, {"p", "r", "*.x"}},
       {"p", "q", "r"}},
  };
  for (const Tree& tree : trees) {
    INFO(tree.name);
    Session session;
    REQUIRE(session.init() == 0);
    for (const Edge& edge : tree.edges) session.delegate(edge.from, edge.to, {edge.covers}, edge.terminating);
    session.publish();
    CHECK(session.download({"nobody-lists-this"}) == 1);
    CHECK(session.roles_asked() == tree.order);
    // Each visited role is exactly one file, and none is asked for again.
    CHECK(session.metadata_files().size() == 4 + tree.order.size());
    CHECK(session.download({"nobody-lists-this"}) == 1);
    CHECK(session.roles_asked().empty());
  }
}

TEST_CASE("conformance: a target is found by the roles that are trusted with its path, and no others") {
  struct Case {
    const char* path;
    bool found;
    Names order;
  };
  for (const Case& wanted :
       {Case{"file", true, {}}, Case{"notes.md", true, {"p"}}, Case{"out/one/v1", true, {"q", "r"}},
        Case{"out/two/v1.zip", true, {"q", "s"}}, Case{"out/two/v1.tar", false, {"q"}},
        Case{"out/three/v1.zip", false, {"q"}}, Case{"out/one/deep/v1", false, {}}}) {
    INFO(wanted.path);
    Session session;
    session.delegate("targets", "p", {"*.doc", "*.md"});
    session.delegate("targets", "q", {"out/*/*"});
    session.delegate("q", "r", {"out/one/*"});
    session.delegate("q", "s", {"out/two/*.zip"});
    session.repository.put_target("file", "top");
    session.repository.put_target("notes.md", "p", "p");
    session.repository.put_target("out/one/v1", "r", "r");
    session.repository.put_target("out/two/v1.zip", "s", "s");
    session.repository.put_target("out/three/v1.zip", "s", "s");
    session.repository.put_target("out/one/deep/v1", "r", "r");
    session.publish();
    REQUIRE(session.init() == 0);
    CHECK(session.download({wanted.path}) == (wanted.found ? 0 : 1));
    CHECK(session.roles_asked() == wanted.order);
    CHECK(session.downloaded().size() == (wanted.found ? 1 : 0));
  }
}

TEST_CASE("conformance: the name of a role is percent-encoded whole, in the request and on the disk") {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"?", "%3F"}, {"#", "%23"}, {"/role", "%2Frole"}, {"../role", "..%2Frole"}, {"a b%2F", "a%20b%252F"}};
  for (const auto& [role, encoded] : names) {
    INFO(role);
    Session session;
    REQUIRE(session.init() == 0);
    session.delegate("targets", role);
    session.repository.put_target("x", "from the role", role);
    session.publish();
    REQUIRE(session.download({"x"}) == 0);
    CHECK(std::ranges::count(session.paths, "/metadata/2." + encoded + ".json") == 1);
    CHECK(session.metadata_files().size() == 5);
    CHECK(std::ranges::count(session.metadata_files(), encoded + ".json") == 1);
    CHECK(session.downloaded() == Names{"from the role"});
  }
}

TEST_CASE("conformance: a delegated role that has expired, or is not the listed one, is not kept") {
  for (const std::string how : {"expired", "hash", "version", "unsigned", "unlisted", "null"}) {
    INFO(how);
    Session session;
    support::RepositorySimulator& repository = session.repository;
    REQUIRE(session.init() == 0);
    session.delegate("targets", "p");
    repository.put_target("x", "1", "p");
    if (how == "expired") repository.delegated["p"]["expires"] = session.in_days(-1);
    session.publish();
    base::Json other = repository.delegated["p"];
    other["x-other"] = 1;
    if (how == "hash")
      repository.overrides["metadata/2.p.json"] = repository.sign(other, repository.signers["p"]);
    repository.snapshot["meta"]["p.json"] =
        how == "hash" ? repository.snapshot["meta"]["p.json"] : base::Json{{"version", 2}};
    if (how == "unlisted") repository.snapshot["meta"].erase("p.json");
    repository.update_timestamp();
    other["version"] = 1;
    if (how == "version")
      repository.overrides["metadata/2.p.json"] = repository.sign(other, repository.signers["p"]);
    if (how == "unsigned")
      repository.overrides["metadata/2.p.json"] =
          repository.sign(repository.delegated["p"], {repository.new_signer()});
    if (how == "null") repository.overrides["metadata/2.p.json"] = base::to_bytes("null");
    CHECK(session.refresh() == 0);
    CHECK(session.download({"x"}) == 1);
    CHECK(session.downloaded().empty());
    CHECK(session.metadata_files().size() == 4);
  }
}

TEST_CASE(
    "conformance: a delegated role on disk that has expired is used no more, and renewed when it can be") {
  Session session;
  REQUIRE(session.init() == 0);
  session.delegate("targets", "p");
  session.repository.delegated["p"]["expires"] = session.in_days(7);
  session.repository.put_target("x", "first", "p");
  session.repository.put_target("y", "second", "p");
  session.publish();
  REQUIRE(session.download({"x"}) == 0);
  CHECK(session.download({"y"}, 18) == 1);
  CHECK(session.downloaded() == Names{"first"});
  session.repository.delegated["p"]["expires"] = session.in_days(28);
  session.repository.delegated["p"]["version"] = 4;
  session.publish();
  CHECK(session.download({"y"}, 18) == 0);
  CHECK(session.downloaded() == Names{"first", "second"});
}

TEST_CASE("conformance: a delegated role needs its threshold of different keys, of any scheme") {
  using enum trust::Scheme;
  Session session;
  support::RepositorySimulator& repository = session.repository;
  REQUIRE(session.init() == 0);
  const std::vector<support::Signer> keys = {
      repository.new_signer(ed25519), repository.new_signer(ecdsa_p256), repository.new_signer(rsa_pss)};
  repository.delegate("targets", "p", {.threshold = 3, .keys = keys});
  repository.delegated["p"]["expires"] = session.in_days(30);
  repository.put_target("x", "1", "p");
  repository.signers["p"] = {keys[0], keys[1]};
  session.publish();
  CHECK(session.download({"x"}) == 1);
  repository.signers["p"] = keys;
  session.publish();
  CHECK(session.download({"x"}) == 0);
}

TEST_CASE("conformance: a search visits 32 delegated roles and no more") {
  Session session;
  REQUIRE(session.init() == 0);
  for (int i = 0; i < 40; ++i) session.delegate("targets", "r" + std::to_string(i));
  session.repository.put_target("in reach", "1", "r31");
  session.repository.put_target("out of reach", "2", "r32");
  session.publish();
  CHECK(session.download({"out of reach"}) == 1);
  CHECK(session.roles_asked().size() == 32);
  CHECK(session.download({"in reach"}) == 0);
}
