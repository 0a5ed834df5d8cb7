#include "content/trust/mirror.h"

#include "content/base/hash.h"
#include "content/base/memory_files.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/offers.h"
#include "content/trust/updater.h"
#include "tests/support/faulty_files.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using support::RepositorySimulator;

namespace {

base::Result<trust::MirrorReport> mirror(RepositorySimulator& repository, base::Files& files,
                                         trust::MirrorOptions options = {}) {
  repository.requests.clear();
  if (!options.root) options.root = repository.root_bytes(1);
  return trust::mirror_to_drop(repository, files, "drop", options);
}

std::string blob_of(std::string_view words) {
  const std::string sha256 = base::sha256_hex(base::as_bytes(words));
  return "drop/blobs/" + sha256.substr(0, 2) + "/" + sha256;
}

}  // namespace

TEST_CASE("The courier brings the metadata, the policy, its manifests and their blobs") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  repository.put_target("modules/mend/other/1.json", "not offered");
  repository.update_snapshot();
  base::MemoryFiles files;
  const auto report = mirror(repository, files);
  REQUIRE(report);
  CHECK(report->text() == "fetched 7 files, " + std::to_string(report->bytes) + " bytes");
  CHECK(*files.list_files("drop/metadata") ==
        std::vector<std::string>{"1.root.json", "3.snapshot.json", "4.targets.json", "timestamp.json"});
  CHECK(files.exists(blob_of("# Hurt\n")));
  CHECK(files.list_files("drop/targets/policy")->size() == 1);
  CHECK(files.list_files("drop/targets/modules/mend/what-is-rj")->size() == 1);
  CHECK_FALSE(files.exists("drop/targets/modules/mend/other"));
}

TEST_CASE("The courier brings what delegated roles list, and their metadata for the kiosk to verify") {
  RepositorySimulator repository;
  const std::string page = repository.put_blob("# Hurt\n");
  repository.delegate("targets", "policy", {.paths = {"policy/*"}, .terminating = true});
  repository.delegate("targets", "authors-mend", {.paths = {"modules/mend/*/*"}, .terminating = true});
  repository.delegate("targets", "authors-other", {.paths = {"modules/other/*/*"}, .terminating = true});
  repository.put_target("policy/DEMO.json", support::sample_policy({"mend/what-is-rj"}).dump(), "policy");
  for (const int version : {1, 2}) {
    repository.put_target("modules/mend/what-is-rj/" + std::to_string(version) + ".json",
                          support::sample_manifest("what-is-rj", version, page, 7).dump(), "authors-mend");
  }
  repository.targets["version"] = 2;
  repository.update_snapshot();
  for (const char* establishment : {"", "DEMO"}) {
    base::MemoryFiles files;
    trust::MirrorOptions options;
    options.establishment = establishment;
    REQUIRE(mirror(repository, files, options));
    CHECK(*files.list_files("drop/metadata") ==
          std::vector<std::string>{"1.root.json", "2.policy.json", "2.snapshot.json", "2.targets.json",
                                   "3.authors-mend.json", "timestamp.json"});
    CHECK(files.exists(blob_of("# Hurt\n")));
    // The kiosk's way: a folder in place of the network.
    trust::FolderFetcher folder(files, "drop");
    trust::Store store(files, "kiosk");
    auto updater = trust::Updater::from_pinned_root(
        repository.root_bytes(1), folder, store, RepositorySimulator::now, {.metadata_prefix = "metadata/"});
    REQUIRE(updater);
    REQUIRE(updater->refresh());
    const auto listed = updater->list_targets(trust::manifest_folder("mend/what-is-rj"));
    REQUIRE(listed);
    const std::string newest = *trust::newest_manifest_target(*listed, "mend/what-is-rj");
    CHECK(newest == "modules/mend/what-is-rj/2.json");
    CHECK(updater->fetch_target(folder, "targets/", newest, listed->at(newest).file));
  }
}

TEST_CASE("Nothing new: the courier asks for two small files and changes nothing") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  base::MemoryFiles files;
  REQUIRE(mirror(repository, files));
  const auto report = mirror(repository, files);
  REQUIRE(report);
  CHECK(report->text() == "unchanged");
  CHECK(repository.requests.size() == 2);
}

TEST_CASE("After a change the courier fetches only what is new, and sweeps what is not offered any more") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  base::MemoryFiles files;
  REQUIRE(mirror(repository, files));
  support::publish_sample(repository, 2, "# Hurt and harm\n");
  const auto report = mirror(repository, files);
  REQUIRE(report);
  CHECK(report->files == 5);  // timestamp, snapshot, targets, manifest, page; the policy is as it was
  CHECK(files.exists(blob_of("# Hurt and harm\n")));
  CHECK_FALSE(files.exists(blob_of("# Hurt\n")));
  CHECK(files.list_files("drop/targets/modules/mend/what-is-rj")->size() == 1);
}

TEST_CASE("A damaged or missing blob in the drop folder is brought again") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  base::MemoryFiles files;
  REQUIRE(mirror(repository, files));
  REQUIRE(files.write_atomic(blob_of("# Hurt\n"), base::as_bytes("# Hurl\n"), base::FileMode::shared_read));
  CHECK(mirror(repository, files)->files == 1);
  CHECK(*files.read(blob_of("# Hurt\n"), 100) == base::to_bytes("# Hurt\n"));
}

TEST_CASE("A cable pulled at any request leaves the old drop whole, and the next dock goes on from there") {
  for (std::size_t pulled = 0; pulled < 8; ++pulled) {
    RepositorySimulator repository;
    support::publish_sample(repository, 1, "# Hurt\n");
    base::MemoryFiles files;
    REQUIRE(mirror(repository, files));
    const base::Bytes timestamp = *files.read("drop/metadata/timestamp.json", 100'000);
    support::publish_sample(repository, 2, "# Hurt and harm\n");

    struct Pulled : trust::Fetcher {
      RepositorySimulator& inner;
      std::size_t left;
      Pulled(RepositorySimulator& of, std::size_t after) : inner(of), left(after) {}
      base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) override {
        if (left-- == 0) return base::fail(base::ErrorKind::unavailable, "The cable is out.");
        return inner.fetch(path, limit);
      }
    } cable(repository, pulled);
    trust::MirrorOptions options;
    options.root = repository.root_bytes(1);
    if (trust::mirror_to_drop(cable, files, "drop", options)) {
      CHECK(pulled >= 6);
      continue;
    }
    CHECK(*files.read("drop/metadata/timestamp.json", 100'000) == timestamp);
    CHECK(files.exists(blob_of("# Hurt\n")));
    REQUIRE(mirror(repository, files));
    CHECK(files.exists(blob_of("# Hurt and harm\n")));
  }
}

TEST_CASE("The timestamp comes last: whoever sees it finds all that it names") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  support::FaultyFiles files;
  REQUIRE(mirror(repository, files));
  std::erase_if(files.written, [](const std::string& path) { return path.starts_with("drop/state/"); });
  REQUIRE(files.written.size() == 7);
  CHECK(files.written.back() == "drop/metadata/timestamp.json");
}

TEST_CASE("A changed blob from the hub is not kept, and what needs it is named") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  for (auto& [sha256, bytes] : repository.blobs) bytes = base::to_bytes("# Hurl\n");
  base::MemoryFiles files;
  const auto report = mirror(repository, files);
  REQUIRE(report);
  REQUIRE(report->left_out.size() == 1);
  CHECK(report->left_out[0].code == "trust.malformed role=modules%2Fmend%2Fwhat-is-rj%2F1.json");
  CHECK_FALSE(files.exists(blob_of("# Hurt\n")));
}

TEST_CASE("The rest of a file needs room for the rest only: a nearly full device does not wedge") {
  RepositorySimulator repository;
  const std::string words(100'000, 'x');
  support::publish_sample(repository, 1, words);
  base::MemoryFiles files;
  REQUIRE(files.make_folders("drop/partial"));
  const std::string part = "drop/partial/" + base::sha256_hex(base::as_bytes(words)) + ".part";
  REQUIRE(files.write_atomic(part, base::Bytes(90'000, 'x'), base::FileMode::private_file));
  files.set_capacity(90'000 + 60'000);
  trust::MirrorOptions options;
  options.reserve = 30'000;
  const auto report = mirror(repository, files, options);
  INFO((report ? "" : report.error().message));
  REQUIRE(report);
  CHECK(files.exists(blob_of(words)));
}

TEST_CASE("Old content is not given up where that makes too little space: the drop stays whole") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  base::MemoryFiles files;
  REQUIRE(mirror(repository, files));
  const base::Bytes timestamp = *files.read("drop/metadata/timestamp.json", 100'000);
  support::publish_sample(repository, 2, std::string(100'000, 'x'));
  files.set_capacity(UINT64_MAX - *files.free_space("drop") + 50'000);
  trust::MirrorOptions options;
  options.reserve = 10'000;
  CHECK(mirror(repository, files, options).error().kind == base::ErrorKind::no_space);
  const auto kept = files.read("drop/metadata/timestamp.json", 100'000);
  REQUIRE(kept);
  CHECK(*kept == timestamp);
  CHECK(files.exists(blob_of("# Hurt\n")));
}

TEST_CASE("A full disk is seen before blobs are fetched") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  base::MemoryFiles files(100'000);
  trust::MirrorOptions options;
  options.reserve = 100'000;
  const auto report = mirror(repository, files, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == base::ErrorKind::no_space);
  for (const std::string& request : repository.requests) CHECK_FALSE(request.starts_with("blobs/"));
}

TEST_CASE("Without a root of its own the courier begins from the repository's first, and follows it") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  repository.publish_root();
  base::MemoryFiles files;
  for (int i = 0; i < 2; ++i) {
    REQUIRE(trust::mirror_to_drop(repository, files, "drop", {}));
    CHECK(files.exists("drop/metadata/1.root.json"));
    CHECK(files.exists("drop/metadata/2.root.json"));
  }
}

TEST_CASE("Only one establishment's content is brought when it is named") {
  RepositorySimulator repository;
  support::publish_sample(repository, 1, "# Hurt\n");
  base::Json other = support::sample_policy({});
  other["establishment"] = "OTHER";
  repository.put_target("policy/OTHER.json", other.dump());
  repository.update_snapshot();
  base::MemoryFiles files;
  trust::MirrorOptions options;
  options.establishment = "OTHER";
  REQUIRE(mirror(repository, files, options));
  CHECK_FALSE(files.exists(blob_of("# Hurt\n")));
  options.establishment = "NONE";
  CHECK_FALSE(mirror(repository, files, options));
}
