#include "content/author/repository.h"

#include "content/author/layout.h"
#include "content/author/role_edit.h"
#include "content/base/hash.h"
#include "content/trust/offers.h"
#include "content/trust/refusal.h"
#include "content/trust/updater.h"

#include <algorithm>

namespace mend::author {

using trust::RoleType;

namespace {

constexpr const char* unfinished = "unfinished";

/// Metadata of versions that only a publication writes; {any at all, any after the first}.
base::Result<std::pair<bool, bool>> published_versions(base::Files& files, const base::Path& metadata) {
  std::pair<bool, bool> found{false, false};
  MEND_TRY(const std::vector<std::string> names, files.list_files(metadata));
  for (const std::string& name : names) {
    if (name.ends_with(".root.json") || name == "timestamp.json") continue;
    found.first = true;
    found.second = found.second || !name.starts_with("1.");
  }
  return found;
}

base::Result<base::Json> signed_part(const base::Bytes& bytes, const std::string& what) {
  MEND_TRY(trust::Unverified file, trust::read_envelope(bytes, what, trust::Limits{}.targets_bytes));
  return std::move(file.content);
}

}  // namespace

std::int64_t RoleFile::version() const {
  return is_published() ? content.value("version", std::int64_t{0}) : 0;
}

base::UnixMillis RoleFile::expires() const {
  return is_published() ? base::parse_utc(content.value("expires", "")).value_or(0) : 0;
}

base::Result<Repository> Repository::open(base::Files& files, const base::Path& folder,
                                          const base::Bytes* pinned) {
  base::Bytes first;
  if (pinned != nullptr) {
    first = *pinned;
  } else {
    auto own = files.read(folder / "metadata" / "1.root.json", trust::Limits{}.root_bytes);
    if (!own) {
      return base::fail(own.error().kind, "\"" + folder.string() +
                                              "\" is no repository yet: " + own.error().message +
                                              " Hold a ceremony first (mend-trust ceremony).");
    }
    first = std::move(*own);
  }
  const auto most = static_cast<std::size_t>(trust::Limits{}.root_rotations);
  auto whole = load(files, folder, first, most);
  if (whole || !files.exists(folder / unfinished)) return whole;
  // A publication that was cut off between its root and its timestamp: what stood before it is good still.
  Repository roots_only(files, folder);
  MEND_CHECK(roots_only.load_roots(first, most));
  if (roots_only.roots_.size() < 2) return whole;
  auto before = load(files, folder, first, roots_only.roots_.size() - 1);
  return before ? std::move(before) : std::move(whole);
}

base::Result<Repository> Repository::load(base::Files& files, const base::Path& folder,
                                          const base::Bytes& first, std::size_t most_roots) {
  Repository repository(files, folder);
  MEND_CHECK(repository.load_roots(first, most_roots));
  MEND_CHECK(repository.load_roles());
  return repository;
}

base::Result<Repository> Repository::open_or_begin(base::Files& files, const base::Path& folder) {
  if (files.exists(folder / "metadata" / "1.root.json")) return open(files, folder);
  MEND_TRY(const std::vector<std::string> there, files.list_files(folder / "metadata"));
  const bool has_roots =
      std::ranges::any_of(there, [](const auto& name) { return name.ends_with(".root.json"); });
  if (has_roots || files.exists(folder / "metadata" / "timestamp.json")) {
    return base::refused("\"" + folder.string() +
                         "\" has lost metadata/1.root.json; restore it from the last backup.");
  }
  return Repository(files, folder);
}

base::Status Repository::load_roots(const base::Bytes& first, std::size_t most_roots) {
  const trust::Limits limits;
  MEND_TRY(trusted_, trust::TrustedSet::start(first, 0, trust::ExpiryRule::ignored));
  roots_.push_back(first);
  while (roots_.size() < most_roots) {
    const std::string name = std::to_string(trusted_->root().version + 1) + ".root.json";
    auto root = files_->read(folder_ / "metadata" / name, limits.root_bytes);
    if (!root && root.error().kind == base::ErrorKind::not_found) break;
    MEND_CHECK(root);
    MEND_CHECK(trusted_->update_root(*root));
    roots_.push_back(std::move(*root));
  }
  if (!trusted_->root().consistent_snapshot) {
    return base::refused("\"" + folder_.string() +
                         "\" has no consistent snapshots; this program writes no other kind.");
  }
  MEND_CHECK(trusted_->finish_root());
  RoleFile root;
  root.grant = trust::root_grant(trusted_->root(), RoleType::root);
  MEND_TRY(root.content, signed_part(roots_.back(), "The root metadata"));
  root.bytes = roots_.back();
  roles_.emplace("root", std::move(root));
  for (const RoleType type : {RoleType::targets, RoleType::snapshot, RoleType::timestamp}) {
    RoleFile role;
    role.grant = trust::root_grant(trusted_->root(), type);
    role.delegator = "root";
    roles_.emplace(trust::name_of(type), std::move(role));
  }
  return {};
}

base::Status Repository::load_roles() {
  names_ = {"root", "targets"};
  if (files_->exists(folder_ / "metadata" / "timestamp.json")) {
    MEND_CHECK(read_role("timestamp", "timestamp.json"));
    MEND_CHECK(trusted_->update_timestamp(roles_.at("timestamp").bytes, trust::Origin::remote));
    MEND_CHECK(
        read_role("snapshot", std::to_string(trusted_->timestamp()->snapshot.version) + ".snapshot.json"));
    MEND_CHECK(trusted_->update_snapshot(roles_.at("snapshot").bytes, trust::Origin::remote));
    const std::int64_t targets = trusted_->snapshot()->meta.at("targets.json").version;
    MEND_CHECK(read_role("targets", std::to_string(targets) + ".targets.json"));
    MEND_CHECK(trusted_->update_targets(roles_.at("targets").bytes));
    MEND_CHECK(load_delegations("targets", *trusted_->targets()));
  } else {
    // A first publication that was cut off leaves first versions and its mark. To begin anew in any other
    // case would be a rollback to every device.
    MEND_TRY(const auto found, published_versions(*files_, folder_ / "metadata"));
    if (found.second || (found.first && !files_->exists(folder_ / unfinished))) {
      return base::refused("\"" + folder_.string() +
                           "\" was published to before but has lost metadata/timestamp.json; restore it from "
                           "the last backup.");
    }
  }
  names_.insert(names_.end(), {"snapshot", "timestamp"});
  return {};
}

base::Status Repository::load_delegations(const std::string& delegator, const trust::Targets& of) {
  if (!of.delegations) return {};
  if (of.delegations->succinct) {
    return base::refused("\"" + folder_.string() + "\" has succinct roles; this program writes none.");
  }
  for (const trust::Delegation& delegation : of.delegations->roles) {
    RoleFile role;
    role.grant = trust::grant_to(*of.delegations, delegation);
    role.delegator = delegator;
    role.paths = delegation.paths;
    if (!roles_.emplace(delegation.name, std::move(role)).second) {
      return base::refused("The role " + delegation.name +
                           " is delegated twice; this program cannot tell which.");
    }
    names_.push_back(delegation.name);
    const auto listed = trusted_->snapshot()->meta.find(delegation.name + ".json");
    if (listed == trusted_->snapshot()->meta.end()) continue;  // delegated, but nothing was published yet
    MEND_CHECK(
        read_role(delegation.name, std::to_string(listed->second.version) + "." + delegation.name + ".json"));
    const RoleFile& file = roles_.find(delegation.name)->second;
    MEND_CHECK(trusted_->update_delegated(file.bytes, file.grant));
    MEND_CHECK(load_delegations(delegation.name, *trusted_->delegated(file.grant)));
  }
  return {};
}

base::Status Repository::read_role(const std::string& name, const std::string& file_name) {
  RoleFile& role = roles_.find(name)->second;
  MEND_TRY(role.bytes, files_->read(folder_ / "metadata" / file_name, trust::Limits{}.targets_bytes));
  MEND_TRY(role.content, signed_part(role.bytes, "The " + name + " metadata"));
  return {};
}

const RoleFile* Repository::role(std::string_view name) const {
  const auto at = roles_.find(name);
  return at == roles_.end() ? nullptr : &at->second;
}

base::Result<std::string> Repository::role_for(const std::string& target) const {
  const std::string nobody = "No role of \"" + folder_.string() + "\" may list \"" + target +
                             "\"; delegate one first (mend-trust delegate).";
  std::string name = "targets";
  const trust::Targets* role = trusted_ && trusted_->targets() ? &*trusted_->targets() : nullptr;
  bool delegates = false;
  while (role != nullptr) {
    delegates = role->delegations && !role->delegations->roles.empty();
    const std::vector<trust::Grant> grants = trust::grants_for(*role, target);
    if (grants.empty()) break;
    name = grants.front().role;
    delegates = false;
    role = trusted_->delegated(grants.front());
  }
  if (delegates || is_for_delegations_only(name)) return base::refused(nobody);
  return name;
}

base::Result<trust::FoundTarget> Repository::find(const std::string& target) const {
  if (!trusted_ || !trusted_->targets()) {
    return base::fail(base::ErrorKind::not_found,
                      "Nothing was published in \"" + folder_.string() + "\" yet.");
  }
  return trust::find_target(*trusted_, target, [&](const trust::Grant& grant) -> base::Status {
    if (trusted_->delegated(grant) != nullptr) return {};
    return trust::refuse({.reason = trust::Reason::role_not_listed, .role = grant.role},
                         "The role " + grant.role + " was never published.");
  });
}

std::map<std::string, trust::FoundTarget> Repository::targets_below(const std::string& folder) const {
  std::map<std::string, trust::FoundTarget> out;
  for (const auto& [name, role] : roles_) {
    if (!role.is_published() || !role.content.contains("targets")) continue;
    for (const auto& [path, entry] : role.content["targets"].items()) {
      if (!path.starts_with(folder)) continue;
      if (auto found = find(path)) out.emplace(path, std::move(*found));
    }
  }
  return out;
}

base::Result<base::Bytes> Repository::read_target(const std::string& target) const {
  MEND_TRY(const trust::FoundTarget found, find(target));
  MEND_TRY(base::Bytes bytes,
           files_->read(folder_ / "targets" / trust::target_file_name(target, found.file, true),
                        trust::Limits{}.target_bytes));
  MEND_CHECK(trust::check_target(bytes, found.file, target));
  return bytes;
}

base::Result<base::Bytes> Repository::read_blob(const std::string& sha256, std::uint64_t length) const {
  MEND_TRY(base::Bytes bytes,
           files_->read(folder_ / "blobs" / trust::blob_path(sha256), static_cast<std::size_t>(length)));
  if (bytes.size() != length || base::sha256_hex(bytes) != sha256) {
    return base::refused("The content file " + sha256.substr(0, 16) + " of \"" + folder_.string() +
                         "\" is damaged; restore it from the last backup.");
  }
  return bytes;
}

base::Result<std::unique_ptr<base::FileLock>> lock_repository(base::Files& files, const base::Path& repository) {
  if (!files.exists(repository)) MEND_CHECK(files.make_folders(repository));
  MEND_TRY(auto lock, files.lock(repository / ".publishing"));
  if (lock) return lock;
  return base::fail(base::ErrorKind::unavailable,
                    "Somebody is publishing to \"" + repository.string() + "\" at this moment; try again when they are done.");
}

base::Status begin_writing(base::Files& files, const base::Path& repository) {
  MEND_CHECK(files.make_folders(repository));
  if (files.exists(repository / unfinished)) return {};
  return files.write_atomic(repository / unfinished,
                            base::as_bytes("A publication was begun here and has not come to its end.\n"),
                            base::FileMode::shared_read);
}

base::Status end_writing(base::Files& files, const base::Path& repository) {
  return files.remove(repository / unfinished);
}

}  // namespace mend::author
