#include "content/author/repository.h"

namespace mend::author {

using trust::RoleType;

base::Result<Repository> Repository::open(base::Files& files, const base::Path& folder) {
  const trust::Limits limits;
  const base::Path metadata = folder / "metadata";
  auto first = files.read(metadata / "1.root.json", limits.root_bytes);
  if (!first) {
    return base::fail(first.error().kind, "\"" + folder.string() +
                                              "\" is no repository yet: " + first.error().message +
                                              " Hold a ceremony first (mend-trust ceremony).");
  }
  MEND_TRY(trust::TrustedSet trusted, trust::TrustedSet::start(*first, 0, trust::ExpiryRule::ignored));
  Repository repository(std::move(trusted));
  repository.folder_ = folder;
  repository.roots_.push_back(std::move(*first));
  trust::TrustedSet& set = repository.trusted_;
  for (int i = 0; i < limits.root_rotations; ++i) {
    auto root =
        files.read(metadata / (std::to_string(set.root().version + 1) + ".root.json"), limits.root_bytes);
    if (!root && root.error().kind == base::ErrorKind::not_found) break;
    MEND_CHECK(root);
    MEND_CHECK(set.update_root(*root));
    repository.roots_.push_back(std::move(*root));
  }
  if (!set.root().consistent_snapshot) {
    return base::refused("\"" + folder.string() +
                         "\" has no consistent snapshots; this program writes no other kind.");
  }
  MEND_CHECK(set.finish_root());
  if (!files.exists(metadata / "timestamp.json")) {
    // A first publish that was cut off leaves the first versions only. To begin anew after more than that
    // would be a rollback to every device.
    for (const char* later : {"2.snapshot.json", "2.targets.json"}) {
      if (files.exists(metadata / later)) {
        return base::refused(
            "\"" + folder.string() +
            "\" was published to before but has lost metadata/timestamp.json; restore it from the "
            "last backup.");
      }
    }
    return repository;
  }

  MEND_CHECK(repository.load(files, RoleType::timestamp, "timestamp.json"));
  MEND_CHECK(set.update_timestamp(repository.bytes_[RoleType::timestamp], trust::Origin::remote));
  const std::string snapshot = std::to_string(set.timestamp()->snapshot.version) + ".snapshot.json";
  MEND_CHECK(repository.load(files, RoleType::snapshot, snapshot));
  MEND_CHECK(set.update_snapshot(repository.bytes_[RoleType::snapshot], trust::Origin::remote));
  const std::string targets =
      std::to_string(set.snapshot()->meta.at("targets.json").version) + ".targets.json";
  MEND_CHECK(repository.load(files, RoleType::targets, targets));
  MEND_CHECK(set.update_targets(repository.bytes_[RoleType::targets]));
  return repository;
}

base::Status Repository::load(base::Files& files, RoleType role, const std::string& name) {
  const trust::Limits limits;
  MEND_TRY(bytes_[role], files.read(folder_ / "metadata" / name, limits.targets_bytes));
  MEND_TRY(base::Json document, base::parse_json(bytes_[role], "\"" + name + "\""));
  if (!document.is_object() || !document.contains("signed"))
    return base::refused("\"" + name + "\" is no metadata.");
  contents_[role] = std::move(document["signed"]);
  return {};
}

const std::optional<base::Json>& Repository::content(RoleType role) const {
  static const std::optional<base::Json> none;
  const auto at = contents_.find(role);
  return at == contents_.end() ? none : at->second;
}

}  // namespace mend::author
