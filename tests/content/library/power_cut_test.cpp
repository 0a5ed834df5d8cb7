// A power cut at every operation of an import and of the courier's mirroring, with what was not synced lost,
// kept, torn or mixed: afterwards the old or the new content is whole, and the next try succeeds.
#include "content/library/import.h"
#include "content/library/library.h"
#include "content/trust/mirror.h"
#include "tests/support/power_files.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using library::Library;
using support::PowerFiles;
using support::RepositorySimulator;

namespace {

/// A repository with a delegated role and two pages, of which one stays as it is in the next version.
struct Prison {
  RepositorySimulator repository;
  base::Bytes pinned = repository.root_bytes(1);

  Prison() {
    repository.delegate("targets", "authors-mend", {.paths = {"modules/mend/*/*"}, .terminating = true});
    repository.targets["version"] = 2;
  }
  void publish(int version, const std::string& words) {
    const std::string more = "the same in each version";
    base::Json manifest =
        support::sample_manifest("what-is-rj", version, repository.put_blob(words), words.size());
    manifest["files"].push_back(
        {{"path", "pages/en/02.md"}, {"sha256", repository.put_blob(more)}, {"length", more.size()}});
    repository.put_target("policy/DEMO.json", support::sample_policy({"mend/what-is-rj"}).dump());
    repository.put_target("modules/mend/what-is-rj/" + std::to_string(version) + ".json", manifest.dump(),
                          "authors-mend");
    repository.update_snapshot();
  }
  base::Status mirror(base::Files& files) {
    trust::MirrorOptions options;
    options.root = pinned;
    options.establishment = "DEMO";
    MEND_CHECK(trust::mirror_to_drop(repository, files, "drop", options));
    return {};
  }
  base::Status import(base::Files& files) const {
    MEND_CHECK(library::import_drop(files, "drop", "content", pinned, "DEMO", RepositorySimulator::now));
    return {};
  }
  /// The first page, if every page of what is shown is whole.
  std::string shown(base::Files& files) const {
    const auto open = Library::open(files, "content", pinned, "DEMO");
    if (!open) return open.error().message;
    if (open->items().size() != 1) return "not one item";
    for (const library::ContentFile& file : open->items()[0].files)
      if (!open->file(open->items()[0], file.path)) return "damaged " + file.path;
    return std::string(base::as_text(*open->file(open->items()[0], "pages/en/01-hurt.md")));
  }
};

constexpr PowerFiles::Loss losses[] = {PowerFiles::Loss::all, PowerFiles::Loss::none, PowerFiles::Loss::data,
                                       PowerFiles::Loss::names};

/// Calls `after` with what each kind of loss leaves.
template <class After>
void each_loss(const PowerFiles& cut, std::int64_t at, After after) {
  for (const PowerFiles::Loss loss : losses) {
    PowerFiles left(cut, loss);
    INFO("operation " << at << ", loss " << static_cast<int>(loss));
    after(left);
  }
  for (std::uint32_t seed = 1; seed <= 3; ++seed) {
    PowerFiles left(cut, PowerFiles::Loss::mixed, seed * 7919u + static_cast<std::uint32_t>(at));
    INFO("operation " << at << ", seed " << seed);
    after(left);
  }
}

}  // namespace

TEST_CASE(
    "Power cut at any operation of an import: the old or the new generation, whole, and the next succeeds") {
  Prison prison;
  prison.publish(1, "one");
  PowerFiles before;
  REQUIRE(prison.mirror(before));
  REQUIRE(prison.import(before));
  REQUIRE(prison.shown(before) == "one");
  prison.publish(2, "two");
  REQUIRE(prison.mirror(before));
  bool saw_old = false;
  bool saw_new = false;
  std::int64_t cut = 0;
  for (bool done = false; !done; ++cut) {
    PowerFiles files(before, PowerFiles::Loss::none);
    files.operations_left = cut;
    static_cast<void>(prison.import(files));
    done = files.operations < cut;
    each_loss(files, cut, [&](PowerFiles& left) {
      const std::string shown = prison.shown(left);
      CHECK((shown == "one" || shown == "two"));
      (shown == "two" ? saw_new : saw_old) = true;
      const auto next = prison.import(left);
      INFO((next ? "" : next.error().message));
      CHECK(next);
      CHECK(prison.shown(left) == "two");
    });
    REQUIRE(cut < 2000);
  }
  CHECK(saw_old);
  CHECK(saw_new);
  CHECK(cut > 50);
}

TEST_CASE("Power cut at any operation of the first import: nothing or all of it, and the next succeeds") {
  Prison prison;
  prison.publish(1, "one");
  PowerFiles before;
  REQUIRE(prison.mirror(before));
  PowerFiles synced(before, PowerFiles::Loss::none);
  std::int64_t cut = 0;
  for (bool done = false; !done; ++cut) {
    PowerFiles files(synced, PowerFiles::Loss::none);
    files.operations_left = cut;
    static_cast<void>(prison.import(files));
    done = files.operations < cut;
    each_loss(files, cut, [&](PowerFiles& left) {
      const std::string shown = prison.shown(left);
      CHECK((shown == "one" || shown.find("No content is installed yet") == 0));
      CHECK(prison.import(left));
      CHECK(prison.shown(left) == "one");
    });
    REQUIRE(cut < 2000);
  }
}

TEST_CASE(
    "Power cut at any operation of the courier: what the kiosk shows stays whole, and the next dock brings "
    "all") {
  Prison prison;
  prison.publish(1, "one");
  PowerFiles before;
  REQUIRE(prison.mirror(before));
  REQUIRE(prison.import(before));
  prison.publish(2, "two");
  std::int64_t cut = 0;
  for (bool done = false; !done; ++cut) {
    PowerFiles files(before, PowerFiles::Loss::none);
    files.operations_left = cut;
    static_cast<void>(prison.mirror(files));
    done = files.operations < cut;
    each_loss(files, cut, [&](PowerFiles& left) {
      // Whatever the drop holds now, the kiosk takes all of it or nothing.
      static_cast<void>(prison.import(left));
      const std::string shown = prison.shown(left);
      CHECK((shown == "one" || shown == "two"));
      const auto next = prison.mirror(left);
      INFO((next ? "" : next.error().message));
      CHECK(next);
      CHECK(prison.import(left));
      CHECK(prison.shown(left) == "two");
    });
    REQUIRE(cut < 2000);
  }
}
