#include "content/author/transfer.h"

#include "content/author/role_edit.h"
#include "content/author/withdrawn.h"
#include "content/trust/offers.h"
#include "content/trust/updater.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;
using base::Path;

constexpr std::size_t max_have_bytes = 16 * 1024 * 1024;

/// A copy as it will be: the carried folder over what is here. Roots that are here are never taken from
/// there.
class Carried final : public base::Files {
 public:
  Carried(base::Files& files, Path copy, Path from)
      : files_(files), copy_(std::move(copy)), from_(std::move(from)) {}

  base::Result<Bytes> read(const Path& path, std::size_t limit) override {
    const Path there = from_ / path.lexically_relative(copy_);
    const bool root = path.filename().string().ends_with(".root.json");
    if (root && files_.exists(path)) return files_.read(path, limit);
    auto bytes = files_.read(there, limit);
    if (!bytes && bytes.error().kind == base::ErrorKind::not_found) return files_.read(path, limit);
    return bytes;
  }
  base::Status write_atomic(const Path&, base::ByteView, base::FileMode) override { return never(); }
  base::Result<std::unique_ptr<base::FileReader>> open_reader(const Path& path) override {
    const Path there = from_ / path.lexically_relative(copy_);
    return files_.open_reader(files_.exists(there) ? there : path);
  }
  base::Result<std::unique_ptr<base::FileWriter>> open_writer(const Path&) override { return never(); }
  base::Status rename(const Path&, const Path&) override { return never(); }
  base::Status remove(const Path&) override { return never(); }
  base::Status remove_tree(const Path&) override { return never(); }
  base::Status make_folders(const Path&) override { return never(); }
  base::Result<std::vector<std::string>> list_files(const Path& folder) override {
    return files_.list_files(folder);
  }
  base::Result<std::vector<std::string>> list_folders(const Path& folder) override {
    return files_.list_folders(folder);
  }
  [[nodiscard]] bool exists(const Path& path) override {
    return files_.exists(from_ / path.lexically_relative(copy_)) || files_.exists(path);
  }
  base::Result<std::uint64_t> free_space(const Path& path) override { return files_.free_space(path); }

 private:
  static tl::unexpected<base::Error> never() {
    return base::fail(base::ErrorKind::internal, "Nothing is written while a folder is verified.");
  }
  base::Files& files_;
  Path copy_;
  Path from_;
};

struct Piece {
  std::string name;    ///< in the repository
  std::string target;  ///< its target path, if it is one
  std::string sha256;  ///< of a blob
  std::uint64_t length = 0;
};

/// Everything that the repository lists, in the order in which it may be copied: what is named before what
/// names it.
class Inventory {
 public:
  static base::Result<Inventory> of(const Repository& repository) {
    Inventory all;
    std::vector<Piece> targets;
    std::set<std::string> blobs;
    for (const auto& [path, found] : repository.targets_below("")) {
      targets.push_back({"targets/" + trust::target_file_name(path, found.file, true), path, "", 0});
      if (!path.starts_with("modules/") && !path.starts_with("local/")) continue;
      MEND_TRY(const Bytes manifest, repository.read_target(path));
      MEND_TRY(const std::vector<trust::Blob> named, trust::read_blobs(manifest));
      for (const trust::Blob& blob : named) {
        if (blobs.insert(blob.sha256).second)
          all.pieces.push_back({"blobs/" + trust::blob_path(blob.sha256), "", blob.sha256, blob.length});
      }
    }
    // Residents answered them, and staff read the answers by them.
    for (const std::string& name : repository.role_names()) {
      for (const auto& [sha256, length] : withdrawn_forms(repository.role(name)->content)) {
        if (blobs.insert(sha256).second)
          all.pieces.push_back({"blobs/" + trust::blob_path(sha256), "", sha256, length});
      }
    }
    all.pieces.insert(all.pieces.end(), targets.begin(), targets.end());
    for (const std::string& name : repository.role_names()) {
      const RoleFile& role = *repository.role(name);
      if (!role.is_published() || name == "root" || name == "timestamp") continue;
      all.add_metadata(std::to_string(role.version()) + "." + name, role.bytes);
    }
    std::int64_t version =
        repository.trusted().root().version - static_cast<std::int64_t>(repository.roots().size());
    for (const Bytes& root : repository.roots()) all.add_metadata(std::to_string(++version) + ".root", root);
    if (repository.role("timestamp")->is_published())
      all.add_metadata("timestamp", repository.role("timestamp")->bytes);
    return all;
  }

  /// Verified.
  base::Result<Bytes> read(const Repository& repository, const Piece& piece) const {
    if (!piece.target.empty()) return repository.read_target(piece.target);
    if (!piece.sha256.empty()) return repository.read_blob(piece.sha256, piece.length);
    return metadata_.at(piece.name);
  }
  std::vector<Piece> pieces;

 private:
  void add_metadata(const std::string& stem, const Bytes& bytes) {
    const std::string name = "metadata/" + stem + ".json";
    metadata_[name] = bytes;
    pieces.push_back({name, "", "", 0});
  }
  std::map<std::string, Bytes> metadata_;
};

bool is_expired(const Repository& repository, base::UnixMillis now) {
  const RoleFile* timestamp = repository.role("timestamp");
  return timestamp != nullptr && timestamp->is_published() && timestamp->expires() <= now;
}

/// Copies the pieces into a folder, but for those that are there already and those in `have`.
base::Result<TransferReport> copy(base::Files& files, const Repository& repository,
                                  const Inventory& inventory, const Path& to,
                                  const std::set<std::string>& have) {
  TransferReport report;
  for (const Piece& piece : inventory.pieces) {
    if (have.contains(piece.name) && piece.name != "metadata/timestamp.json") {
      ++report.kept;
      continue;
    }
    MEND_TRY(const Bytes bytes, inventory.read(repository, piece));
    if (const auto there = files.read(to / piece.name, bytes.size()); there && *there == bytes) {
      ++report.kept;
      continue;
    }
    MEND_CHECK(files.make_folders((to / piece.name).parent_path()));
    MEND_CHECK(files.write_atomic(to / piece.name, bytes, base::FileMode::shared_read));
    ++report.files;
    report.bytes += bytes.size();
  }
  return report;
}

base::Result<std::set<std::string>> read_have(base::Files& files, const Path& folder) {
  std::set<std::string> have;
  const Path path = folder / "have.json";
  if (!files.exists(path)) return have;
  const std::string what = "\"" + path.string() + "\"";
  MEND_TRY(const Bytes bytes, files.read(path, max_have_bytes));
  MEND_TRY(const Json document, base::parse_json(bytes, what, {.bytes = max_have_bytes}));
  MEND_TRY(const Json* list, base::json_array(document, "files", what));
  for (const Json& name : *list) {
    if (name.is_string()) have.insert(name.get<std::string>());
  }
  return have;
}

base::Status check_no_rollback(const Repository& before, const Repository& after) {
  for (const std::string& name : before.role_names()) {
    const RoleFile* role = after.role(name);
    if (role == nullptr || role->version() < before.role(name)->version()) {
      return base::refused("The folder would take the role " + name + " back from version " +
                           std::to_string(before.role(name)->version()) + "; export it anew.");
    }
  }
  return {};
}

}  // namespace

base::Result<TransferReport> verify_all(const Repository& repository, base::UnixMillis now) {
  TransferReport report;
  MEND_TRY(const Inventory inventory, Inventory::of(repository));
  for (const Piece& piece : inventory.pieces) {
    MEND_TRY(const Bytes bytes, inventory.read(repository, piece));
    ++report.files;
    report.bytes += bytes.size();
  }
  report.is_expired = is_expired(repository, now);
  return report;
}

base::Result<TransferReport> export_repository(base::Files& files, const Repository& repository,
                                               const Path& to, base::UnixMillis now) {
  MEND_TRY(const std::set<std::string> have, read_have(files, to));
  MEND_TRY(const Inventory inventory, Inventory::of(repository));
  MEND_TRY(TransferReport report, copy(files, repository, inventory, to, have));
  report.is_expired = is_expired(repository, now);
  return report;
}

base::Result<TransferReport> import_repository(base::Files& files, const Path& from, const Path& copy_folder,
                                               const Bytes* pinned, base::UnixMillis now, bool dry_run) {
  const bool is_new = !files.exists(copy_folder / "metadata" / "1.root.json");
  if (is_new && pinned == nullptr) {
    return base::refused(
        "\"" + copy_folder.string() +
        "\" has no root to verify with yet; give the one that was handed to you with --root.");
  }
  if (!files.exists(from / "metadata" / "timestamp.json")) {
    return base::refused("\"" + from.string() + "\" holds no export, or one that was cut off; export again.");
  }
  Bytes root;
  if (pinned != nullptr) {
    root = *pinned;
  } else {
    MEND_TRY(root, files.read(copy_folder / "metadata" / "1.root.json", trust::Limits{}.root_bytes));
  }
  if (is_new) {
    MEND_TRY(const trust::TrustedSet given, trust::TrustedSet::start(root, now, trust::ExpiryRule::ignored));
    if (given.root().version != 1)
      return base::refused("The root for a new copy must be the repository's first one.");
  }
  std::unique_ptr<base::FileLock> lock;
  if (!dry_run) {
    // From before what stands there is read.
    MEND_TRY(lock, lock_repository(files, copy_folder));
  }
  Carried carried(files, copy_folder, from);
  MEND_TRY(const Repository after, Repository::open(carried, copy_folder, &root));
  if (!is_new) {
    MEND_TRY(const Repository before, Repository::open(files, copy_folder, &root));
    MEND_CHECK(check_no_rollback(before, after));
  }
  MEND_TRY(const Inventory inventory, Inventory::of(after));
  // All of it once before the first file is replaced.
  for (const Piece& piece : inventory.pieces) MEND_CHECK(inventory.read(after, piece));
  if (dry_run) {
    TransferReport planned;
    for (const Piece& piece : inventory.pieces) {
      if (files.exists(copy_folder / piece.name) && piece.name != "metadata/timestamp.json") {
        ++planned.kept;
      } else {
        ++planned.files;
      }
    }
    return planned;
  }
  MEND_CHECK(begin_writing(files, copy_folder));
  MEND_TRY(TransferReport report, copy(files, after, inventory, copy_folder, {}));
  static_cast<void>(end_writing(files, copy_folder));
  report.is_expired = is_expired(after, now);

  Json names = Json::array();
  for (const Piece& piece : inventory.pieces) names.push_back(piece.name);
  const std::string have = Json{{"format", 1}, {"files", std::move(names)}}.dump(1) + "\n";
  // Only saves time the next time; a folder that cannot be written is no failure.
  static_cast<void>(
      files.write_atomic(from / "have.json", base::as_bytes(have), base::FileMode::shared_read));
  return report;
}

}  // namespace mend::author
