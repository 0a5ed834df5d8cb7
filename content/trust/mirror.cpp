#include "content/trust/mirror.h"

#include "content/trust/blob_copier.h"
#include "content/trust/offers.h"
#include "content/trust/updater.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace mend::trust {

namespace {

using base::Bytes;
using base::Path;

constexpr std::string_view policy_prefix = "policy/";

class Mirror {
 public:
  Mirror(Fetcher& repository, base::Files& files, const Path& drop, const MirrorOptions& options)
      : repository_(repository),
        files_(files),
        drop_(drop),
        options_(options),
        store_(files, drop / "state"),
        copier_(files) {}

  base::Result<MirrorReport> run() {
    for (const char* folder : {"metadata", "targets", "blobs", "partial", "state"})
      MEND_CHECK(files_.make_folders(drop_ / folder));
    MEND_TRY(const Bytes root, first_root());
    const Updater::Options how{
        .metadata_prefix = "metadata/", .expiry = ExpiryRule::ignored, .limits = options_.limits};
    MEND_TRY(Updater updater, Updater::from_pinned_root(root, repository_, store_, 0, how));
    MEND_CHECK(updater.refresh());
    MEND_CHECK(bring_targets(updater));
    MEND_CHECK(bring_blobs());
    MEND_CHECK(publish_metadata(updater, root));
    MEND_CHECK(sweep());
    return report_;
  }

 private:
  base::Result<Bytes> first_root() {
    if (options_.root) return *options_.root;
    if (auto kept = files_.read(drop_ / "state" / "first_root.json", options_.limits.root_bytes))
      return std::move(*kept);
    MEND_TRY(Bytes root, repository_.fetch("metadata/1.root.json", options_.limits.root_bytes));
    MEND_CHECK(files_.write_atomic(drop_ / "state" / "first_root.json", root, base::FileMode::shared_read));
    return root;
  }

  /// The target's bytes, from the drop folder if they are whole there, else fetched into it.
  base::Result<Bytes> bring_target(Updater& updater, const std::string& path) {
    MEND_TRY(const TargetFile target, updater.find_target(path));
    const std::string name = target_file_name(path, target, updater.trusted().root().consistent_snapshot);
    const Path place = drop_ / "targets" / name;
    wanted_targets_.insert(place);
    if (auto kept = files_.read(place, target.length); kept && check_target(*kept, target, path)) {
      return std::move(*kept);
    }
    MEND_TRY(Bytes bytes, updater.fetch_target(repository_, "targets/", path, target));
    MEND_CHECK(put(place, bytes));
    return bytes;
  }

  base::Status bring_targets(Updater& updater) {
    std::vector<std::string> policies;
    if (!options_.establishment.empty()) {
      policies.push_back(policy_target(options_.establishment));
    } else {
      MEND_TRY(const auto listed, updater.list_targets(std::string(policy_prefix)));
      for (const auto& [path, target] : listed) policies.push_back(path);
    }
    for (const std::string& policy : policies) {
      if (!is_plain(policy)) continue;
      MEND_TRY(const Bytes bytes, bring_target(updater, policy));
      MEND_TRY(const Offers offers, read_offers(bytes));
      const std::string establishment = Path(policy).stem().string();
      for (const std::string& name : offers.names)
        MEND_CHECK(bring_offer(updater, name, establishment, offers.withdrawn));
    }
    return {};
  }

  /// The newest manifest that is not withdrawn; its blobs are then wanted.
  base::Status bring_offer(Updater& updater, const std::string& name, const std::string& establishment,
                           const std::set<std::string>& withdrawn) {
    const std::string folder = manifest_folder(name, establishment);
    const auto listed = updater.list_targets(folder);
    if (!listed && is_one_roles_trouble(listed.error())) {
      report_.left_out.push_back("\"" + name + "\" stays as it is: " + listed.error().message);
      return {};
    }
    if (!listed) return base::fail(listed.error());
    const std::vector<std::int64_t> versions = published_versions(*listed, folder);
    if (versions.empty()) return base::fail(newest_manifest_target(*listed, name, establishment).error());
    const auto version = std::ranges::find_if(
        versions, [&](std::int64_t number) { return !withdrawn.contains(version_name(name, number)); });
    if (version == versions.end()) return {};
    const std::string path = folder + std::to_string(*version) + ".json";
    MEND_TRY(const Bytes manifest, bring_target(updater, path));
    MEND_TRY(const std::vector<Blob> blobs, read_blobs(manifest));
    for (const Blob& blob : blobs) {
      if (blob.length > options_.limits.blob_bytes) {
        return base::refused("\"" + path + "\" names a file of " + std::to_string(blob.length) +
                             " bytes; that is more than a device takes.");
      }
      wanted_blobs_[blob.sha256] = blob.length;
    }
    return {};
  }

  base::Status bring_blobs() {
    std::vector<Blob> missing;
    std::uint64_t needed = options_.reserve;
    for (const auto& [sha256, length] : wanted_blobs_) {
      if (copier_.is_whole(drop_ / "blobs" / blob_path(sha256), {sha256, length})) continue;
      missing.push_back({sha256, length});
      needed += length;
    }
    MEND_CHECK(sweep_parts(missing));
    if (missing.empty()) return {};
    MEND_CHECK(make_space(needed));
    std::set<Path> folders;
    for (const Blob& blob : missing) {
      const Path place = drop_ / "blobs" / blob_path(blob.sha256);
      if (folders.insert(place.parent_path()).second) MEND_CHECK(files_.make_folders(place.parent_path()));
      MEND_TRY(const std::uint64_t came,
               copier_.bring(repository_, "blobs/" + blob_path(blob.sha256), {part_of(blob), place}, blob));
      ++report_.files;
      report_.bytes += came;
    }
    return files_.sync_all(drop_);
  }

  Path part_of(const Blob& blob) const { return drop_ / "partial" / (blob.sha256 + ".part"); }

  base::Status sweep_parts(const std::vector<Blob>& missing) {
    MEND_TRY(const std::vector<std::string> parts, files_.list_files(drop_ / "partial"));
    for (const std::string& part : parts) {
      const Path place = drop_ / "partial" / part;
      if (std::ranges::none_of(missing, [&](const Blob& blob) { return part_of(blob) == place; }))
        MEND_CHECK(files_.remove(place));
    }
    return {};
  }

  base::Status make_space(std::uint64_t needed) {
    MEND_TRY(std::uint64_t space, files_.free_space(drop_));
    if (space < needed) {
      // What the old metadata names may go, once nobody can take it for a whole update any more.
      MEND_CHECK(files_.remove(drop_ / "metadata" / "timestamp.json"));
      MEND_CHECK(sweep(drop_ / "blobs", wanted_blob_files(), 0));
      MEND_TRY(space, files_.free_space(drop_));
    }
    if (space >= needed) return {};
    return base::fail(base::ErrorKind::no_space, "The new content needs " + std::to_string(needed) +
                                                     " bytes in \"" + drop_.string() + "\", and " +
                                                     std::to_string(space) + " are free; free some space.");
  }

  std::set<Path> wanted_blob_files() const {
    std::set<Path> wanted;
    for (const auto& [sha256, length] : wanted_blobs_) wanted.insert(drop_ / "blobs" / blob_path(sha256));
    return wanted;
  }

  /// Roots, then the delegated roles that were needed, targets, snapshot, and the timestamp as the last: it
  /// makes the rest count.
  base::Status publish_metadata(const Updater& updater, base::ByteView root) {
    MEND_TRY(const TrustedSet first, TrustedSet::start(root, 0, ExpiryRule::ignored, options_.limits));
    const TrustedSet& trusted = updater.trusted();
    MEND_CHECK(put_metadata(std::to_string(first.root().version) + ".root.json", root));
    for (std::int64_t version = first.root().version + 1; version <= trusted.root().version; ++version) {
      MEND_TRY(const Bytes bytes, store_.read_root(version, options_.limits.root_bytes));
      MEND_CHECK(put_metadata(std::to_string(version) + ".root.json", bytes));
    }
    const auto name = [&](const std::string& role, std::int64_t version) {
      const std::string file = percent_encode(role) + ".json";
      return trusted.root().consistent_snapshot ? std::to_string(version) + "." + file : file;
    };
    for (const Grant& grant : updater.loaded()) {
      MEND_TRY(const Bytes role, store_.read(grant.role, options_.limits.targets_bytes));
      MEND_CHECK(put_metadata(name(grant.role, trusted.delegated(grant)->version), role));
    }
    MEND_TRY(const Bytes targets, store_.read("targets", options_.limits.targets_bytes));
    MEND_CHECK(put_metadata(name("targets", trusted.targets()->version), targets));
    MEND_TRY(const Bytes snapshot, store_.read("snapshot", options_.limits.snapshot_bytes));
    MEND_CHECK(put_metadata(name("snapshot", trusted.snapshot()->version), snapshot));
    MEND_TRY(const Bytes timestamp, store_.read("timestamp", options_.limits.timestamp_bytes));
    return put_metadata("timestamp.json", timestamp);
  }

  base::Status put_metadata(const std::string& name, base::ByteView bytes) {
    const Path place = drop_ / "metadata" / name;
    wanted_metadata_.insert(place);
    if (const auto kept = files_.read(place, bytes.size()); kept && std::ranges::equal(*kept, bytes))
      return {};
    ++report_.files;
    report_.bytes += bytes.size();
    return files_.write_atomic(place, bytes, base::FileMode::shared_read);
  }

  base::Status put(const Path& place, base::ByteView bytes) {
    MEND_CHECK(files_.make_folders(place.parent_path()));
    MEND_CHECK(files_.write_atomic(place, bytes, base::FileMode::shared_read));
    ++report_.files;
    report_.bytes += bytes.size();
    return {};
  }

  base::Status sweep() {
    std::set<Path> wanted = std::move(wanted_targets_);
    wanted.merge(wanted_metadata_);
    wanted.merge(wanted_blob_files());
    for (const char* folder : {"metadata", "targets", "blobs"}) MEND_CHECK(sweep(drop_ / folder, wanted, 0));
    return {};
  }

  base::Status sweep(const Path& folder, const std::set<Path>& wanted, int depth) {
    MEND_CHECK(files_.remove_unfinished(folder));
    MEND_TRY(const std::vector<std::string> names, files_.list_files(folder));
    for (const std::string& name : names) {
      if (!wanted.contains(folder / name)) MEND_CHECK(files_.remove(folder / name));
    }
    if (depth >= 8) return {};
    MEND_TRY(const std::vector<std::string> folders, files_.list_folders(folder));
    for (const std::string& name : folders) MEND_CHECK(sweep(folder / name, wanted, depth + 1));
    return {};
  }

  /// True if each component of a target's path can be a name on our disk.
  static bool is_plain(std::string_view path) {
    while (true) {
      const std::size_t slash = path.find('/');
      if (!base::is_safe_name(path.substr(0, slash))) return false;
      if (slash == std::string_view::npos) return true;
      path.remove_prefix(slash + 1);
    }
  }

  Fetcher& repository_;
  base::Files& files_;
  const Path& drop_;
  const MirrorOptions& options_;
  Store store_;
  BlobCopier copier_;
  std::set<Path> wanted_metadata_;
  std::set<Path> wanted_targets_;
  std::map<std::string, std::uint64_t> wanted_blobs_;
  MirrorReport report_;
};

}  // namespace

std::string MirrorReport::text() const {
  if (files == 0) return "unchanged";
  return "fetched " + std::to_string(files) + " files, " + std::to_string(bytes) + " bytes";
}

base::Result<MirrorReport> mirror_to_drop(Fetcher& repository, base::Files& files, const base::Path& drop,
                                          const MirrorOptions& options) {
  return Mirror(repository, files, drop, options).run();
}

}  // namespace mend::trust
