#include "content/trust/mirror.h"

#include "content/trust/blob_copier.h"
#include "content/trust/offers.h"
#include "content/trust/refusal.h"
#include "content/trust/sweep.h"
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

/// A blob that is wanted, and by what.
struct Wanted {
  std::uint64_t length = 0;
  std::string name, manifest;
};

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
      if (!base::is_safe_path(policy)) continue;
      MEND_TRY(const Bytes bytes, bring_target(updater, policy));
      MEND_TRY(const Offers offers, read_offers(bytes));
      const std::string establishment = Path(policy).stem().string();
      for (const std::string& name : offers.names)
        MEND_CHECK(bring_offer(updater, name, establishment, offers.withdrawn));
    }
    return {};
  }

  /// The newest manifest that is not withdrawn; its blobs are then wanted. What is wrong with it costs nobody
  /// else anything.
  base::Status bring_offer(Updater& updater, const std::string& name, const std::string& establishment,
                           const std::set<std::string>& withdrawn) {
    const std::string folder = manifest_folder(name, establishment);
    const auto listed = updater.list_targets(folder);
    if (!listed && is_one_roles_trouble(listed.error())) return leave_out(name, listed.error());
    if (!listed) return base::fail(listed.error());
    const std::vector<std::int64_t> versions = published_versions(*listed, folder);
    if (versions.empty()) return leave_out(name, nothing_listed(name, folder));
    const auto version = std::ranges::find_if(
        versions, [&](std::int64_t number) { return !withdrawn.contains(version_name(name, number)); });
    if (version == versions.end()) return {};
    const std::string path = folder + std::to_string(*version) + ".json";
    const auto manifest = bring_target(updater, path);
    if (!manifest && !is_one_items_trouble(manifest.error())) return base::fail(manifest.error());
    if (!manifest) return leave_out(name, with_code(manifest.error(), path));
    const auto blobs = read_blobs(*manifest);
    if (!blobs) return leave_out(name, with_code(blobs.error(), path));
    for (const Blob& blob : *blobs) {
      if (blob.length <= options_.limits.blob_bytes) continue;
      return leave_out(name, refuse({.reason = Reason::too_long,
                                     .role = path,
                                     .expected = std::to_string(options_.limits.blob_bytes),
                                     .seen = std::to_string(blob.length)},
                                    "\"" + path + "\" names a file of " + std::to_string(blob.length) +
                                        " bytes; that is more than a device takes.")
                                 .value());
    }
    for (const Blob& blob : *blobs) wanted_blobs_[blob.sha256] = {blob.length, name, path};
    return {};
  }

  /// Staff are told, and the kiosk keeps what it has of it.
  base::Status leave_out(const std::string& name, base::Error why) {
    if (!left_out_.insert(name).second) return {};
    why.message = "\"" + name + "\" stays as it is: " + why.message;
    report_.left_out.push_back(std::move(why));
    return {};
  }

  base::Status bring_blobs() {
    std::vector<Blob> missing;
    std::uint64_t needed = options_.reserve;
    for (const auto& [sha256, wanted] : wanted_blobs_) {
      const Blob blob{sha256, wanted.length};
      if (copier_.is_whole(drop_ / "blobs" / blob_path(sha256), blob)) continue;
      missing.push_back(blob);
      // What came before the last interruption has its room already.
      needed += blob.length - std::min(blob.length, files_.space_taken(part_of(blob)));
    }
    MEND_CHECK(sweep_parts(missing));
    if (missing.empty()) return {};
    MEND_CHECK(make_space(needed));
    for (const Blob& blob : missing) MEND_CHECK(bring_blob(blob));
    return files_.sync_all(drop_);
  }

  base::Status bring_blob(const Blob& blob) {
    const Path place = drop_ / "blobs" / blob_path(blob.sha256);
    MEND_CHECK(files_.make_folders(place.parent_path()));
    const auto came =
        copier_.bring(repository_, "blobs/" + blob_path(blob.sha256), {part_of(blob), place}, blob);
    if (came) {
      ++report_.files;
      report_.bytes += *came;
      return {};
    }
    if (!is_one_items_trouble(came.error())) return base::fail(came.error());
    const Wanted& wanted = wanted_blobs_.at(blob.sha256);
    return leave_out(wanted.name, with_code(came.error(), wanted.manifest));
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
      const std::set<Path> wanted = wanted_blob_files();
      MEND_TRY(const std::vector<Path> old, unwanted_files(files_, drop_ / "blobs", wanted));
      std::uint64_t gain = 0;
      for (const Path& file : old) gain += files_.space_taken(file);
      // What the old metadata names may go, once nobody can take it for a whole update any more; but not in
      // vain.
      if (space + gain >= needed) {
        MEND_CHECK(files_.remove(drop_ / "metadata" / "timestamp.json"));
        MEND_CHECK(trust::sweep(files_, drop_ / "blobs", wanted));
        MEND_TRY(space, files_.free_space(drop_));
      }
    }
    if (space >= needed) return {};
    return base::fail(base::ErrorKind::no_space, "The new content needs " + std::to_string(needed) +
                                                     " bytes in \"" + drop_.string() + "\", and " +
                                                     std::to_string(space) + " are free; free some space.");
  }

  std::set<Path> wanted_blob_files() const {
    std::set<Path> wanted;
    for (const auto& [sha256, blob] : wanted_blobs_) wanted.insert(drop_ / "blobs" / blob_path(sha256));
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
    for (const char* folder : {"metadata", "targets", "blobs"})
      MEND_CHECK(trust::sweep(files_, drop_ / folder, wanted));
    return {};
  }

  Fetcher& repository_;
  base::Files& files_;
  const Path& drop_;
  const MirrorOptions& options_;
  Store store_;
  BlobCopier copier_;
  std::set<Path> wanted_metadata_;
  std::set<Path> wanted_targets_;
  std::set<std::string> left_out_;
  std::map<std::string, Wanted> wanted_blobs_;  ///< by hash
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
