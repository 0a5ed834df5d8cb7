#pragma once

#include "content/base/hash.h"
#include "content/base/memory_files.h"
#include "content/library/import.h"
#include "content/library/library.h"
#include "content/trust/mirror.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

// A device whose policy and manifests are signed by delegated roles, as docs/content-trust.md lays them out.
namespace mend::delegated_test {

using library::ImportOutcome;
using library::Library;
using support::RepositorySimulator;

inline constexpr base::UnixMillis now = RepositorySimulator::now;

struct Device {
  RepositorySimulator repository;
  base::MemoryFiles files;
  base::Bytes pinned = repository.root_bytes(1);

  Device() {
    repository.delegate("targets", "policy", {.paths = {"policy/*"}, .terminating = true});
    for (const char* org : {"mend", "acme"}) {
      repository.delegate("targets", std::string("authors-") + org,
                          {.paths = {"modules/" + std::string(org) + "/*/*"}, .terminating = true});
    }
    repository.delegate("targets", "establishments", {.paths = {"local/*/*/*"}, .terminating = true});
    repository.delegate("establishments", "est-demo", {.paths = {"local/DEMO/*/*"}, .terminating = true});
    repository.targets["version"] = 2;
  }
  /// A module of one page in English, signed by the role.
  void put(const std::string& org, const std::string& id, int version, const std::string& words,
           const std::string& role) {
    base::Json manifest = support::sample_manifest(id, version, repository.put_blob(words), words.size());
    manifest["org"] = org;
    const std::string folder = org == "local" ? "local/DEMO/" : "modules/" + org + "/";
    repository.put_target(folder + id + "/" + std::to_string(version) + ".json", manifest.dump(), role);
  }
  void policy(const std::vector<std::string>& offered, const std::vector<std::string>& withdrawn = {}) {
    base::Json said = support::sample_policy(offered);
    if (!withdrawn.empty()) said["withdrawn"] = withdrawn;
    repository.put_target("policy/DEMO.json", said.dump(), "policy");
  }
  void drop() {
    repository.update_snapshot();
    REQUIRE(files.remove_tree("drop"));
    repository.dump(files, "drop");
  }
  /// As above, brought by the courier.
  base::Result<trust::MirrorReport> courier() {
    repository.update_snapshot();
    trust::MirrorOptions options;
    options.root = pinned;
    options.establishment = "DEMO";
    return trust::mirror_to_drop(repository, files, "drop", options);
  }
  base::Result<library::ImportReport> import(base::UnixMillis time = now) {
    return library::import_drop(files, "drop", "content", pinned, "DEMO", time);
  }
  /// "org/id=words " of all that is shown.
  std::string shown() {
    const auto open = Library::open(files, "content", pinned, "DEMO");
    if (!open) return open.error().message;
    std::string all;
    for (const library::Item& item : open->items()) {
      const auto page = open->file(item, "pages/en/01-hurt.md");
      all += item.name() + "=" + (page ? std::string(base::as_text(*page)) : "?") + " ";
    }
    return all;
  }
};

/// One thing of each kind of role is installed.
struct Installed : Device {
  Installed() {
    put("mend", "rj", 1, "one", "authors-mend");
    put("acme", "calm", 1, "acme one", "authors-acme");
    put("local", "gym", 1, "gym one", "est-demo");
    policy({"mend/rj", "acme/calm", "local/gym"});
    drop();
    const auto report = import();
    INFO((report ? "" : report.error().message));
    REQUIRE(report);
    REQUIRE(shown() == "mend/rj=one acme/calm=acme one local/gym=gym one ");
  }
  void make_acme_bad() { repository.signers["authors-acme"] = {repository.new_signer()}; }
};

}  // namespace mend::delegated_test
