#include "content/trust/updater.h"

#include "content/trust/refusal.h"

#include <algorithm>

namespace mend::trust {

base::Result<Updater> Updater::from_pinned_root(base::ByteView pinned_root, Fetcher& fetcher, Store& store,
                                                base::UnixMillis now, const Options& options) {
  // 5.2
  MEND_TRY(TrustedSet trusted,
           TrustedSet::start(pinned_root, now, options.expiry, options.limits, options.keys));
  MEND_CHECK(store.prepare());
  for (int i = 0; i < options.limits.root_rotations; ++i) {
    const std::int64_t version = trusted.root().version + 1;
    const auto bytes = store.read_root(version, options.limits.root_bytes);
    // A root that is missing or damaged here is fetched again.
    if (!bytes || !trusted.update_root(*bytes)) break;
  }
  return Updater(std::move(trusted), fetcher, store, options);
}

base::Result<Updater> Updater::from_store(Fetcher& fetcher, Store& store, base::UnixMillis now,
                                          const Options& options) {
  MEND_TRY(const base::Bytes root, store.read("root", options.limits.root_bytes));
  MEND_TRY(TrustedSet trusted, TrustedSet::start(root, now, options.expiry, options.limits, options.keys));
  MEND_CHECK(store.prepare());
  return Updater(std::move(trusted), fetcher, store, options);
}

base::Status Updater::refresh() {
  MEND_CHECK(follow_roots());
  MEND_CHECK(load_timestamp());
  MEND_CHECK(load_snapshot());
  return load_targets();
}

base::Result<base::Bytes> Updater::fetch(const std::string& role, const std::string& name,
                                         std::uint64_t limit) {
  auto bytes = fetcher_->fetch_named(options_.metadata_prefix, name, limit);
  if (bytes) return bytes;
  Reason reason = Reason::unavailable;
  if (bytes.error().kind == base::ErrorKind::not_found) reason = Reason::missing;
  if (bytes.error().kind == base::ErrorKind::refused) reason = Reason::too_long;
  return refuse({.reason = reason, .role = role}, bytes.error());
}

std::string Updater::file_name(const std::string& role, std::int64_t version) const {
  const std::string name = role + ".json";
  // 5.3.12
  return trusted_.root().consistent_snapshot ? std::to_string(version) + "." + name : name;
}

base::Status Updater::follow_roots() {
  // 5.3.2–5.3.9
  for (int i = 0; i < options_.limits.root_rotations; ++i) {
    const std::int64_t version = trusted_.root().version + 1;
    const auto bytes = fetch("root", std::to_string(version) + ".root.json", options_.limits.root_bytes);
    if (!bytes && bytes.error().kind == base::ErrorKind::not_found) break;
    if (!bytes) return base::fail(bytes.error());
    MEND_CHECK(trusted_.update_root(*bytes));
    if (trusted_.recovers_from_fast_forward()) {
      recovered_ = true;
      // 5.3.11, before the root is stored: after a power cut between the two, this step comes again.
      MEND_CHECK(store_->remove("timestamp"));
      MEND_CHECK(store_->remove("snapshot"));
    }
    MEND_CHECK(store_->write_root(version, *bytes));
  }
  return trusted_.finish_root();
}

base::Status Updater::load_timestamp() {
  const std::size_t limit = options_.limits.timestamp_bytes;
  if (const auto local = store_->read("timestamp", limit)) {
    // One that does not verify any more is simply not trusted.
    static_cast<void>(trusted_.update_timestamp(*local, Origin::local));
  }
  MEND_TRY(const base::Bytes bytes, fetch("timestamp", "timestamp.json", limit));
  MEND_TRY(const TimestampVerdict verdict, trusted_.update_timestamp(bytes, Origin::remote));
  if (verdict == TimestampVerdict::accepted) MEND_CHECK(store_->write("timestamp", bytes));
  return trusted_.finish_timestamp();
}

base::Status Updater::load_snapshot() {
  const MetaFile& listed = trusted_.timestamp()->snapshot;
  if (const auto local = store_->read("snapshot", options_.limits.snapshot_bytes)) {
    if (trusted_.update_snapshot(*local, Origin::local)) return {};
  }
  const std::uint64_t limit = std::min<std::uint64_t>(listed.length.value_or(options_.limits.snapshot_bytes),
                                                      options_.limits.snapshot_bytes);
  MEND_TRY(const base::Bytes bytes, fetch("snapshot", file_name("snapshot", listed.version), limit));
  MEND_CHECK(trusted_.update_snapshot(bytes, Origin::remote));
  return store_->write("snapshot", bytes);
}

base::Status Updater::load_targets() {
  const MetaFile& listed = trusted_.snapshot()->meta.at("targets.json");
  if (const auto local = store_->read("targets", options_.limits.targets_bytes)) {
    if (trusted_.update_targets(*local)) return {};
  }
  const std::uint64_t limit = std::min<std::uint64_t>(listed.length.value_or(options_.limits.targets_bytes),
                                                      options_.limits.targets_bytes);
  MEND_TRY(const base::Bytes bytes, fetch("targets", file_name("targets", listed.version), limit));
  MEND_CHECK(trusted_.update_targets(bytes));
  return store_->write("targets", bytes);
}

base::Status Updater::load_delegated(const Grant& grant) {
  if (trusted_.delegated(grant) != nullptr) return {};
  const auto listed = trusted_.snapshot()->meta.find(grant.role + ".json");
  if (listed == trusted_.snapshot()->meta.end()) {
    return refuse({.reason = Reason::role_not_listed, .role = grant.role},
                  "The " + grant.role + " metadata is refused: the snapshot metadata does not list it.");
  }
  const std::uint64_t most = options_.limits.targets_bytes;
  if (const auto local = store_->read(grant.role, most);
      !local || !trusted_.update_delegated(*local, grant)) {
    const std::uint64_t limit = std::min(listed->second.length.value_or(most), most);
    auto bytes = fetch(grant.role, file_name(grant.role, listed->second.version), limit);
    if (!bytes) {
      // Whoever asks for a target must not take this for "nobody lists it".
      base::Error error = bytes.error();
      if (error.kind == base::ErrorKind::not_found) error.kind = base::ErrorKind::unavailable;
      return base::fail(error);
    }
    MEND_CHECK(trusted_.update_delegated(*bytes, grant));
    MEND_CHECK(store_->write(grant.role, *bytes));
  }
  loaded_.push_back(grant);
  return {};
}

base::Result<TargetFile> Updater::find_target(const std::string& path) {
  MEND_TRY(FoundTarget found,
           trust::find_target(trusted_, path, [this](const Grant& grant) { return load_delegated(grant); }));
  return std::move(found.file);
}

base::Result<std::map<std::string, FoundTarget>> Updater::list_targets(const std::string& folder) {
  return trust::list_targets(trusted_, folder, [this](const Grant& grant) { return load_delegated(grant); });
}

base::Result<base::Bytes> Updater::fetch_target(Fetcher& fetcher, const std::string& prefix,
                                                const std::string& path, const TargetFile& target) const {
  if (target.length > options_.limits.target_bytes) {
    return refuse({.reason = Reason::too_long,
                   .role = path,
                   .expected = std::to_string(options_.limits.target_bytes),
                   .seen = std::to_string(target.length)},
                  "The target \"" + path + "\" is refused: " + std::to_string(target.length) +
                      " bytes are more than a target may have.");
  }
  const std::string name = target_file_name(path, target, trusted_.root().consistent_snapshot);
  MEND_TRY(base::Bytes bytes, fetcher.fetch(prefix + name, target.length));
  MEND_CHECK(check_target(bytes, target, path));
  return bytes;
}

std::string target_file_name(const std::string& path, const TargetFile& target, bool consistent_snapshot) {
  if (!consistent_snapshot || target.hashes.empty()) return path;
  const auto sha256 = target.hashes.find("sha256");
  const std::string& hash = sha256 != target.hashes.end() ? sha256->second : target.hashes.begin()->second;
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(0, name) + hash + "." + path.substr(name);
}

base::Status check_target(base::ByteView bytes, const TargetFile& target, const std::string& path) {
  if (bytes.size() != target.length) {
    return refuse({.reason = Reason::wrong_length,
                   .role = path,
                   .expected = std::to_string(target.length),
                   .seen = std::to_string(bytes.size())},
                  "The target \"" + path + "\" is not what was signed: it has " +
                      std::to_string(bytes.size()) + " bytes, and " + std::to_string(target.length) +
                      " are expected.");
  }
  return check_hashes(bytes, target.hashes, "The target \"" + path + "\"", path);
}

}  // namespace mend::trust
