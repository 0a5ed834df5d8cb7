#include "content/author/prospect.h"

#include "content/base/hash.h"
#include "content/trust/offers.h"

#include <algorithm>

namespace mend::author {

using base::Json;

base::Status check_listed(base::ByteView bytes, const Json& entry, const std::string& path) {
  const Json* hash = nullptr;
  if (const auto hashes = entry.find("hashes"); hashes != entry.end() && hashes->is_object()) {
    if (const auto at = hashes->find("sha256"); at != hashes->end()) hash = &*at;
  }
  if (hash == nullptr || entry.value("length", Json()) != Json(bytes.size()) ||
      *hash != Json(base::sha256_hex(bytes))) {
    return base::refused("\"" + path + "\" is not what the role lists; have it proposed again.");
  }
  return {};
}

Prospect::Prospect(const Repository& repository, const Proposal& proposal)
    : repository_(repository), proposal_(proposal) {
  const auto add = [&](const Json& content) {
    if (const auto at = content.find("targets"); at != content.end() && at->is_object()) {
      for (const auto& [path, entry] : at->items()) listed_[path] = entry;
    }
  };
  for (const std::string& name : repository.role_names()) {
    const RoleFile* role = repository.role(name);
    if (role != nullptr && role->is_published() && !proposal.roles().contains(name)) add(role->content);
  }
  for (const auto& [name, content] : proposal.roles()) add(content);
}

Side Prospect::before() const {
  Side side;
  for (const auto& [name, content] : proposal_.roles()) {
    const RoleFile* role = repository_.role(name);
    if (role != nullptr && role->is_published()) side.roles[name] = role->content;
  }
  side.target = [this](const std::string&, const std::string& path) { return repository_.read_target(path); };
  side.blob = [this](const std::string& sha256, std::uint64_t length) {
    return repository_.read_blob(sha256, length);
  };
  return side;
}

Side Prospect::after() const {
  Side side;
  side.roles = proposal_.roles();
  side.target = [this](const std::string& role, const std::string& path) -> base::Result<base::Bytes> {
    MEND_TRY(base::Bytes bytes, read_target(path));
    MEND_CHECK(check_listed(bytes, proposal_.roles().at(role).at("targets").at(path), path));
    return bytes;
  };
  side.blob = [this](const std::string& sha256, std::uint64_t length) { return read_blob(sha256, length); };
  return side;
}

std::vector<std::string> Prospect::paths_below(const std::string& folder) const {
  std::vector<std::string> paths;
  for (auto at = listed_.lower_bound(folder); at != listed_.end() && at->first.starts_with(folder); ++at)
    paths.push_back(at->first);
  return paths;
}

base::Result<base::Bytes> Prospect::read_target(const std::string& path) const {
  const auto listed = listed_.find(path);
  if (listed == listed_.end())
    return base::fail(base::ErrorKind::not_found, "No role lists \"" + path + "\".");
  const auto carried = proposal_.targets().find(path);
  if (carried != proposal_.targets().end()) {
    MEND_CHECK(check_listed(carried->second, listed->second, path));
    return carried->second;
  }
  MEND_TRY(base::Bytes bytes, repository_.read_target(path));
  MEND_CHECK(check_listed(bytes, listed->second, path));
  return bytes;
}

base::Result<base::Bytes> Prospect::read_blob(const std::string& sha256, std::uint64_t length) const {
  const auto carried = proposal_.blobs().find(sha256);
  if (carried == proposal_.blobs().end()) return repository_.read_blob(sha256, length);
  const base::ByteView bytes = proposal_.blob(sha256);
  if (bytes.size() != length)
    return base::refused("The content file " + sha256.substr(0, 16) +
                         " has another length than its manifest says.");
  return base::Bytes(bytes.begin(), bytes.end());
}

base::Result<library::Item> Prospect::newest(const std::string& name,
                                             const std::string& establishment) const {
  const std::string folder = trust::manifest_folder(name, establishment);
  std::map<std::string, trust::FoundTarget> found;
  for (const std::string& path : paths_below(folder)) found[path] = {};
  MEND_TRY(const std::string path, trust::newest_manifest_target(found, name, establishment));
  MEND_TRY(const base::Bytes bytes, read_target(path));
  return library::read_manifest(bytes);
}

base::Result<std::vector<library::Item>> Prospect::versions(const std::string& name,
                                                            const std::string& establishment) const {
  std::vector<library::Item> items;
  for (const std::string& path : paths_below(trust::manifest_folder(name, establishment))) {
    MEND_TRY(const base::Bytes bytes, read_target(path));
    MEND_TRY(library::Item item, library::read_manifest(bytes));
    items.push_back(std::move(item));
  }
  return items;
}

base::Result<std::shared_ptr<const form::Form>> Prospect::read_form(const library::Item& item) const {
  const library::ContentFile* file = item.find("form.xml");
  if (file == nullptr) return base::refused("\"" + item.name() + "\" is no form.");
  MEND_TRY(const base::Bytes xml, read_blob(file->sha256, file->length));
  return form::Form::load(xml);
}

}  // namespace mend::author
