// One import or one mirroring as a process of its own, to be killed by the walk (install_walk.mjs).
#include "content/base/disk_files.h"
#include "content/library/import.h"
#include "content/library/library.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/mirror.h"
#include "tests/support/repository_simulator.h"

#include <cstdio>
#include <span>
#include <string>

using namespace mend;
using support::RepositorySimulator;

namespace {

base::DiskFiles files;

/// Version 1 and 2 of a module: its first page changes, a large file comes, and a small one stays.
base::Status make(const base::Path& out) {
  RepositorySimulator repository;
  repository.delegate("targets", "authors-mend", {.paths = {"modules/mend/*/*"}, .terminating = true});
  repository.targets["version"] = 2;
  MEND_CHECK(files.make_folders(out));
  MEND_CHECK(files.write_atomic(out / "root.json", repository.root_bytes(1), base::FileMode::shared_read));
  for (int version = 1; version <= 2; ++version) {
    const std::string words = version == 1 ? "one" : "two";
    const std::string large(600'000, static_cast<char>('a' + version));
    base::Json manifest =
        support::sample_manifest("what-is-rj", version, repository.put_blob(words), words.size());
    manifest["files"].push_back({{"path", "audio/en/01-hurt.opus"},
                                 {"sha256", repository.put_blob(large)},
                                 {"length", large.size()}});
    manifest["files"].push_back(
        {{"path", "pages/en/02.md"}, {"sha256", repository.put_blob("same")}, {"length", 4}});
    repository.put_target("policy/DEMO.json", support::sample_policy({"mend/what-is-rj"}).dump());
    repository.put_target("modules/mend/what-is-rj/" + std::to_string(version) + ".json", manifest.dump(),
                          "authors-mend");
    repository.update_snapshot();
    repository.dump(files, out / ("repository-" + std::to_string(version)));
  }
  return {};
}

struct Device {
  base::Path folder;
  base::Bytes root;

  base::Status mirror(const base::Path& from) const {
    trust::FolderFetcher repository(files, from);
    trust::MirrorOptions options;
    options.root = root;
    options.establishment = "DEMO";
    options.reserve = 0;
    MEND_CHECK(trust::mirror_to_drop(repository, files, folder / "drop", options));
    return {};
  }
  base::Status import() const {
    MEND_CHECK(library::import_drop(files, folder / "drop", folder / "content", root, "DEMO",
                                    RepositorySimulator::now, {.reserve = 0}));
    return {};
  }
  /// The first page, if all of what is shown is whole.
  [[nodiscard]] std::string shown() const {
    const auto open = library::Library::open(files, folder / "content", root, "DEMO");
    if (!open) return "nothing: " + open.error().message;
    if (open->items().size() != 1) return "not one item";
    for (const library::ContentFile& file : open->items()[0].files) {
      if (const auto bytes = open->file(open->items()[0], file.path); !bytes) return bytes.error().message;
    }
    return std::string(base::as_text(*open->file(open->items()[0], "pages/en/01-hurt.md")));
  }
};

base::Status run(std::span<char*> arguments) {
  const std::string act = arguments.size() > 2 ? arguments[1] : "";
  if (act == "make") return make(arguments[2]);
  if (arguments.size() != 5) return base::refused("install-once ACT DEVICE ROOT REPOSITORY");
  Device device{arguments[2], {}};
  MEND_TRY(device.root, files.read(arguments[3], 1'000'000));
  if (act == "mirror") return device.mirror(arguments[4]);
  if (act == "import") return device.import();
  if (act == "recover") {
    // After a kill: what is shown, whatever the drop holds, and what is shown once all went well.
    std::printf("%s\n", device.shown().c_str());
    static_cast<void>(device.import());
    std::printf("%s\n", device.shown().c_str());
    MEND_CHECK(device.mirror(arguments[4]));
    MEND_CHECK(device.import());
    std::printf("%s\n", device.shown().c_str());
    return {};
  }
  return base::refused("There is no act \"" + act + "\".");
}

}  // namespace

int main(int count, char** arguments) {
  const base::Status done = run(std::span(arguments, static_cast<std::size_t>(count)));
  if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
  return done ? 0 : 1;
}
