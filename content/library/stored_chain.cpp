#include "content/library/stored_chain.h"

#include "content/trust/refusal.h"
#include "content/trust/store.h"
#include "content/trust/updater.h"

namespace mend::library {

base::Result<StoredChain> StoredChain::open(base::Files& files, const base::Path& folder,
                                            base::ByteView pinned_root) {
  const trust::Limits limits;
  MEND_TRY(trust::TrustedSet trusted, trust::TrustedSet::start(pinned_root, 0, trust::ExpiryRule::ignored));
  StoredChain chain(files, folder, std::move(trusted));
  for (int i = 0; i < limits.root_rotations; ++i) {
    const auto root =
        chain.take(std::to_string(chain.trusted_.root().version + 1) + ".root.json", limits.root_bytes);
    if (!root && root.error().kind == base::ErrorKind::not_found) break;
    if (!root) return base::fail(root.error());
    MEND_CHECK(chain.trusted_.update_root(*root));
  }
  MEND_CHECK(chain.trusted_.finish_root());
  MEND_TRY(const base::ByteView timestamp, chain.take("timestamp.json", limits.timestamp_bytes));
  MEND_CHECK(chain.trusted_.update_timestamp(timestamp, trust::Origin::remote));
  MEND_TRY(const base::ByteView snapshot, chain.take("snapshot.json", limits.snapshot_bytes));
  MEND_CHECK(chain.trusted_.update_snapshot(snapshot, trust::Origin::remote));
  MEND_TRY(const base::ByteView targets, chain.take("targets.json", limits.targets_bytes));
  MEND_CHECK(chain.trusted_.update_targets(targets));
  return chain;
}

base::Result<base::ByteView> StoredChain::take(const std::string& name, std::size_t limit) {
  MEND_TRY(base::Bytes bytes, files_->read(folder_ / "metadata" / name, limit));
  base::Bytes& kept = metadata_[name] = std::move(bytes);
  return base::ByteView(kept);
}

base::Status StoredChain::load(const trust::Grant& grant) {
  if (trusted_.delegated(grant) != nullptr) return {};
  const auto bytes = take(delegated_file(grant.role), trust::Limits{}.targets_bytes);
  if (!bytes && bytes.error().kind == base::ErrorKind::not_found) {
    return trust::refuse({.reason = trust::Reason::missing, .role = grant.role}, bytes.error().message);
  }
  if (!bytes) return base::fail(bytes.error());
  return trusted_.update_delegated(*bytes, grant);
}

std::string delegated_file(std::string_view role) {
  // In a folder of its own: a role may be called "2.root".
  return "roles/" + trust::percent_encode(role) + ".json";
}

base::Result<trust::TargetFile> StoredChain::find(const std::string& path) {
  MEND_TRY(trust::FoundTarget found,
           trust::find_target(trusted_, path, [this](const trust::Grant& grant) { return load(grant); }));
  return std::move(found.file);
}

base::Result<std::map<std::string, trust::FoundTarget>> StoredChain::list(const std::string& folder) {
  return trust::list_targets(trusted_, folder, [this](const trust::Grant& grant) { return load(grant); });
}

base::Result<base::Bytes> StoredChain::read(const std::string& path, const trust::TargetFile& target) {
  MEND_TRY(base::Bytes bytes, files_->read(folder_ / "targets" / path, trust::Limits{}.target_bytes));
  MEND_CHECK(trust::check_target(bytes, target, path));
  return bytes;
}

}  // namespace mend::library
