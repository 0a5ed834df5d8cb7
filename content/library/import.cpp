#include "content/library/import.h"

#include "content/library/carry.h"
#include "content/library/generation.h"
#include "content/library/stored_chain.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/offers.h"
#include "content/trust/refusal.h"
#include "content/trust/updater.h"

#include <algorithm>
#include <optional>

namespace mend::library {

namespace {

using base::Bytes;
using base::Path;

/// What the drop holds, as far as the updater trusts it.
class OnTheWay final : public TargetSource {
 public:
  OnTheWay(trust::Updater& updater, trust::Fetcher& fetcher) : updater_(updater), fetcher_(fetcher) {}
  base::Result<trust::TargetFile> find(const std::string& path) override {
    return updater_.find_target(path);
  }
  base::Result<std::map<std::string, trust::FoundTarget>> list(const std::string& folder) override {
    return updater_.list_targets(folder);
  }
  base::Result<Bytes> read(const std::string& path, const trust::TargetFile& target) override {
    return updater_.fetch_target(fetcher_, "targets/", path, target);
  }

 private:
  trust::Updater& updater_;
  trust::Fetcher& fetcher_;
};

class Import {
 public:
  Import(base::Files& files, const Path& drop, const Path& content_dir, base::ByteView pinned_root,
         const std::string& establishment, const ImportOptions& options)
      : files_(files),
        drop_(drop),
        content_dir_(content_dir),
        pinned_root_(pinned_root),
        establishment_(establishment),
        options_(options),
        fetcher_(files, drop),
        store_(files, content_dir / "trust"),
        shelf_(files, content_dir) {}

  base::Result<ImportReport> run(base::UnixMillis now) {
    MEND_CHECK(files_.make_folders(content_dir_ / "gen"));
    MEND_CHECK(shelf_.prepare());
    trust::Updater::Options how;
    how.metadata_prefix = "metadata/";
    MEND_TRY(trust::Updater updater,
             trust::Updater::from_pinned_root(pinned_root_, fetcher_, store_, now, how));
    MEND_CHECK(updater.refresh());
    OnTheWay targets(updater, fetcher_);
    Generation wanted;
    MEND_TRY(wanted.selection, select(targets, establishment_));
    MEND_TRY(wanted.metadata, signed_metadata(updater));
    leave_out_torn(wanted.selection);
    MEND_CHECK(files_.remove_unfinished(content_dir_ / "trust"));
    MEND_CHECK(files_.remove_unfinished(content_dir_));
    const auto current = current_generation(files_, content_dir_);
    const auto installed = current ? read(*current) : base::Result<Generation>(base::refused("none"));
    MEND_TRY(const std::vector<std::uint64_t> there, generations(files_, content_dir_));
    const auto whole = [this](const Item& item) { return can_be_whole(item); };
    if (installed) {
      carry(*installed, wanted, whole);
    } else if (const auto older = newest_readable(there, current)) {
      carry(*older, wanted, whole);
    }
    report_.notices = notices(wanted, now);
    const std::vector<trust::Blob> missing = shelf_.missing(wanted.items(), options_.check);
    report_.items = wanted.items().size();
    if (missing.empty() && installed && installed->same_content(wanted)) {
      report_.outcome = ImportOutcome::unchanged;
      report_.generation = *current;
      return report_;
    }
    const std::uint64_t next = (current ? *current : there.empty() ? 0 : there.front()) + 1;
    MEND_CHECK(make_space(missing, wanted, next));
    MEND_CHECK(shelf_.bring(drop_, missing));
    report_.blobs_copied = shelf_.copied();
    report_.bytes_copied = shelf_.bytes();
    MEND_CHECK(commit(next, wanted));
    report_.outcome = ImportOutcome::installed;
    report_.generation = next;
    // Committed: what is left over may as well go the next time.
    static_cast<void>(sweep(next, {}));
    return report_;
  }

 private:
  base::Result<Generation> read(std::uint64_t number) {
    return read_generation(files_, generation_folder(content_dir_, number), pinned_root_, establishment_);
  }

  /// What the device falls back to when the newest is damaged or CURRENT is lost.
  std::optional<Generation> newest_readable(const std::vector<std::uint64_t>& there,
                                            std::optional<std::uint64_t> current) {
    for (const std::uint64_t number : there) {
      if (current && number > *current) continue;
      if (auto generation = read(number)) return std::move(*generation);
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_in_drop(const trust::Blob& blob) {
    return files_.exists(drop_ / "blobs" / trust::blob_path(blob.sha256));
  }

  /// Takes out what the courier could not bring whole: the rest of the update goes on.
  void leave_out_torn(Selection& selection) {
    std::map<std::string, std::string> torn;  // item → hash
    for (const Item& item : selection.items) {
      for (const trust::Blob& blob : shelf_.missing({item}, options_.check)) {
        if (!is_in_drop(blob)) torn.emplace(item.name(), blob.sha256);
      }
    }
    for (const auto& [name, sha256] : torn) {
      selection.leave_out(name, trust::refuse({.reason = trust::Reason::missing, .role = name, .expected = sha256},
                                              "the content file " + sha256 + " is not there.")
                                    .value());
    }
  }

  bool can_be_whole(const Item& item) {
    return std::ranges::all_of(shelf_.missing({item}, options_.check),
                               [&](const trust::Blob& blob) { return is_in_drop(blob); });
  }

  base::Status make_space(const std::vector<trust::Blob>& missing, const Generation& wanted,
                          std::uint64_t next) {
    std::uint64_t needed = options_.reserve;
    for (const trust::Blob& blob : missing) needed += blob.length;
    // What an import that was cut off had begun to copy is copied from its beginning: the room is needed anew.
    MEND_CHECK(shelf_.clear_parts());
    MEND_TRY(std::uint64_t space, files_.free_space(content_dir_));
    if (space < needed) {
      // What an import that was cut off brought already is not missing, and no generation names it yet.
      std::set<std::string> blobs;
      add_blobs(wanted, blobs);
      MEND_CHECK(sweep(next - 1, std::move(blobs)));
      MEND_TRY(space, files_.free_space(content_dir_));
    }
    if (space >= needed) return {};
    return base::fail(base::ErrorKind::no_space,
                      "The new content needs " + std::to_string(needed) + " bytes, and " +
                          std::to_string(space) +
                          " are free on this device; what is installed stays in use.");
  }

  /// What the chain stands on now, with each delegated role that the selection came to.
  base::Result<SignedMetadata> signed_metadata(const trust::Updater& updater) {
    const trust::Limits limits;
    MEND_TRY(const trust::TrustedSet pinned,
             trust::TrustedSet::start(pinned_root_, 0, trust::ExpiryRule::ignored));
    SignedMetadata metadata;
    for (std::int64_t version = pinned.root().version + 1; version <= updater.trusted().root().version;
         ++version) {
      MEND_TRY(metadata[std::to_string(version) + ".root.json"],
               store_.read_root(version, limits.root_bytes));
    }
    MEND_TRY(metadata["timestamp.json"], store_.read("timestamp", limits.timestamp_bytes));
    MEND_TRY(metadata["snapshot.json"], store_.read("snapshot", limits.snapshot_bytes));
    MEND_TRY(metadata["targets.json"], store_.read("targets", limits.targets_bytes));
    for (const trust::Grant& grant : updater.loaded()) {
      MEND_TRY(metadata[delegated_file(grant.role)], store_.read(grant.role, limits.targets_bytes));
    }
    return metadata;
  }

  base::Status commit(std::uint64_t next, const Generation& wanted) {
    // CURRENT must never name what is not there, whatever went before.
    if (const auto gone = shelf_.missing(wanted.items(), BlobCheck::lengths); !gone.empty()) {
      return base::fail(base::ErrorKind::unavailable,
                        "The content file " + gone.front().sha256 +
                            " went away while the update was installed; what is installed stays in use.");
    }
    const Path unfinished = content_dir_ / "gen" / ".unfinished";
    const Path folder = generation_folder(content_dir_, next);
    MEND_CHECK(files_.remove_tree(unfinished));
    MEND_CHECK(files_.remove_tree(folder));
    MEND_CHECK(write_generation(files_, unfinished, wanted));
    // The one sync of the whole batch: every blob and every file of the generation.
    MEND_CHECK(files_.sync_all(unfinished));
    // Read it back the way that the next start will, before anything depends on it.
    MEND_CHECK(read_generation(files_, unfinished, pinned_root_, establishment_));
    MEND_CHECK(files_.rename(unfinished, folder));
    return files_.write_atomic(content_dir_ / "CURRENT", base::as_bytes(current_line(next)),
                               base::FileMode::shared_read);
  }

  static void add_blobs(const Generation& generation, std::set<std::string>& blobs) {
    for (const Item& item : generation.items()) {
      for (const ContentFile& file : item.files) blobs.insert(file.sha256);
    }
  }

  /// Keeps `blobs`, `newest` and the best generation before it, and the blobs of both; removes the
  /// others. Open drafts need none: each carries its form with it, under its resident's key.
  base::Status sweep(std::uint64_t newest, std::set<std::string> blobs) {
    MEND_TRY(const std::vector<std::uint64_t> there, generations(files_, content_dir_));
    int kept = 0;
    bool lost = false;
    for (const std::uint64_t number : there) {
      const Path folder = generation_folder(content_dir_, number);
      // While the newest is damaged, every older one that can be read stays.
      if (number > newest || (kept >= 2 && !lost)) {
        MEND_CHECK(files_.remove_tree(folder));
        continue;
      }
      const auto generation = read(number);
      if (!generation) {
        lost = lost || number == newest;
        if (!lost) MEND_CHECK(files_.remove_tree(folder));
        continue;
      }
      ++kept;
      add_blobs(*generation, blobs);
    }
    return shelf_.sweep(blobs);
  }

  base::Files& files_;
  const Path& drop_;
  const Path& content_dir_;
  base::ByteView pinned_root_;
  const std::string& establishment_;
  const ImportOptions& options_;
  trust::FolderFetcher fetcher_;
  trust::Store store_;
  Shelf shelf_;
  ImportReport report_;
};

}  // namespace

base::Result<ImportReport> import_drop(base::Files& files, const base::Path& drop,
                                       const base::Path& content_dir, base::ByteView pinned_root,
                                       const std::string& establishment, base::UnixMillis now,
                                       const ImportOptions& options) {
  if (!files.exists(drop / "metadata" / "timestamp.json")) return ImportReport{};
  return Import(files, drop, content_dir, pinned_root, establishment, options).run(now);
}

}  // namespace mend::library
