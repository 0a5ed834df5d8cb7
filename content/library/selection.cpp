#include "content/library/selection.h"

#include "content/base/files.h"
#include "content/trust/offers.h"

#include <algorithm>

namespace mend::library {

namespace {

/// True if each component of a target's path can be a name on our disk.
bool is_plain(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!base::is_safe_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

base::Result<base::Bytes> fetch(TargetSource& targets, const std::string& path) {
  if (!is_plain(path)) {
    return base::fail(base::ErrorKind::not_found, "No trusted role lists \"" + path + "\".");
  }
  MEND_TRY(const trust::TargetFile target, targets.find(path));
  return targets.read(path, target);
}

/// The path of the newest manifest that is not withdrawn; empty if all are.
base::Result<std::string> choose(TargetSource& targets, const Policy& policy, const std::string& name) {
  const std::string folder = trust::manifest_folder(name, policy.establishment);
  MEND_TRY(const auto found, targets.list(folder));
  const std::vector<std::int64_t> versions = trust::published_versions(found, folder);
  if (versions.empty()) {
    return base::fail(base::ErrorKind::not_found,
                      "The policy offers \"" + name + "\", and no version of it is published.");
  }
  const auto newest = std::ranges::find_if(versions, [&](std::int64_t version) {
    return !policy.withdrawn.contains(trust::version_name(name, version));
  });
  if (newest == versions.end()) return std::string();
  return folder + std::to_string(*newest) + ".json";
}

}  // namespace

base::Result<Item> read_offered(TargetSource& targets, const std::string& path, const std::string& name,
                                const std::string& establishment, SignedFile& file) {
  file.path = path;
  MEND_TRY(file.bytes, fetch(targets, path));
  MEND_TRY(Item item, read_manifest(file.bytes));
  if (item.name() != name ||
      path != trust::manifest_folder(name, establishment) + std::to_string(item.version) + ".json") {
    return base::refused("\"" + path + "\" is refused: it is the manifest of \"" + item.name() +
                         "\" version " + std::to_string(item.version) + ".");
  }
  return item;
}

base::Result<Selection> select(TargetSource& targets, const std::string& establishment) {
  Selection selection;
  const std::string policy_path = trust::policy_target(establishment);
  MEND_TRY(base::Bytes policy, fetch(targets, policy_path));
  MEND_TRY(selection.policy, read_policy(policy));
  if (selection.policy.establishment != establishment) {
    return base::refused("\"" + policy_path + "\" is refused: it is the policy of \"" +
                         selection.policy.establishment + "\".");
  }
  selection.files.push_back({policy_path, std::move(policy)});
  for (const std::string& name : selection.policy.offered) {
    const auto path = choose(targets, selection.policy, name);
    if (!path && trust::is_one_roles_trouble(path.error())) {
      selection.untrusted.push_back({name, path.error()});
      continue;
    }
    if (!path) return base::fail(path.error());
    if (path->empty()) {
      selection.withdrawn.push_back(name);
      continue;
    }
    SignedFile file;
    MEND_TRY(Item item, read_offered(targets, *path, name, establishment, file));
    selection.items.push_back(std::move(item));
    selection.files.push_back(std::move(file));
  }
  return selection;
}

}  // namespace mend::library
