#include "content/library/selection.h"

#include "content/base/files.h"
#include "content/trust/offers.h"

#include <algorithm>

namespace mend::library {

namespace {

base::Result<base::Bytes> fetch(TargetSource& targets, const std::string& path) {
  if (!base::is_safe_path(path)) {
    return base::fail(base::ErrorKind::not_found, "No trusted role lists \"" + path + "\".");
  }
  MEND_TRY(const trust::TargetFile target, targets.find(path));
  return targets.read(path, target);
}

/// The newest version that is not withdrawn; 0 if all are.
base::Result<std::int64_t> choose(TargetSource& targets, const Policy& policy, const std::string& name,
                                  const std::string& folder) {
  MEND_TRY(const auto found, targets.list(folder));
  const std::vector<std::int64_t> versions = trust::published_versions(found, folder);
  if (versions.empty()) return base::fail(trust::nothing_listed(name, folder));
  const auto newest = std::ranges::find_if(versions, [&](std::int64_t version) {
    return !policy.withdrawn.contains(trust::version_name(name, version));
  });
  return newest == versions.end() ? 0 : *newest;
}

}  // namespace

void Selection::leave_out(const std::string& name, base::Error why) {
  const auto item = std::ranges::find(items, name, &Item::name);
  if (item == items.end()) return;
  const auto place = [&](const std::string& offered) { return std::ranges::find(policy.offered, offered); };
  // In the order of the policy, as when it is read back.
  const auto behind = std::ranges::find_if(
      untrusted, [&](const Untrusted& other) { return place(other.name) > place(name); });
  untrusted.insert(behind, {name, std::move(why), item->version});
  // The policy is the first of the files.
  files.erase(files.begin() + (item - items.begin()) + 1);
  items.erase(item);
}

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
    const std::string folder = trust::manifest_folder(name, establishment);
    const auto version = choose(targets, selection.policy, name, folder);
    if (!version && version.error().kind == base::ErrorKind::not_found) {
      selection.untrusted.push_back({name, version.error(), 0});
      continue;
    }
    if (!version && trust::is_one_roles_trouble(version.error())) {
      selection.untrusted.push_back({name, version.error()});
      continue;
    }
    if (!version) return base::fail(version.error());
    if (*version == 0) {
      selection.withdrawn.push_back(name);
      continue;
    }
    const std::string path = folder + std::to_string(*version) + ".json";
    SignedFile file;
    auto item = read_offered(targets, path, name, establishment, file);
    if (!item && !trust::is_one_items_trouble(item.error())) return base::fail(item.error());
    if (!item) {
      selection.untrusted.push_back({name, trust::with_code(item.error(), path), *version});
      continue;
    }
    selection.items.push_back(std::move(*item));
    selection.files.push_back(std::move(file));
  }
  return selection;
}

}  // namespace mend::library
