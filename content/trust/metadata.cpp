#include "content/trust/metadata.h"

#include "content/trust/canonical.h"
#include "content/trust/limits.h"

#include <algorithm>
#include <set>

namespace mend::trust {

namespace {

using base::Json;

/// "1", "1.0", "1.0.34": the major version is what counts.
bool is_version_one(std::string_view text) {
  if (text.empty() || text.front() != '1') return false;
  text.remove_prefix(1);
  int parts = 1;
  while (!text.empty()) {
    if (text.front() != '.' || ++parts > 3) return false;
    text.remove_prefix(1);
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 9) return false;
    text.remove_prefix(digits);
  }
  return true;
}

base::Result<std::int64_t> read_positive(const Json& object, std::string_view member,
                                         const std::string& what) {
  MEND_TRY(const std::int64_t value, base::json_integer(object, member, what));
  if (value < 1) {
    return base::refused(what + " cannot be used: its " + std::string(member) + " is " +
                         std::to_string(value) + ", and at least 1 is expected.");
  }
  return value;
}

base::Status read_common(const Json& content, RoleType role, Common& common) {
  const std::string what = "The " + std::string(name_of(role)) + " metadata";
  MEND_TRY(const std::string type, base::json_string(content, "_type", what));
  if (type != name_of(role))
    return base::refused(what + " cannot be used: it says that it is \"" + type.substr(0, 64) + "\".");
  MEND_TRY(const std::string spec_version, base::json_string(content, "spec_version", what));
  if (!is_version_one(spec_version)) {
    return base::refused(what + " cannot be used: it follows version \"" + spec_version.substr(0, 64) +
                         "\" of the specification, and only 1 is known.");
  }
  MEND_TRY(common.version, read_positive(content, "version", what));
  MEND_TRY(const std::string expires, base::json_string(content, "expires", what));
  auto time = base::parse_utc(expires);
  if (!time)
    return base::refused(what + " cannot be used: its expiry date \"" + expires.substr(0, 64) +
                         "\" is not a date in UTC.");
  common.expires = *time;
  return {};
}

base::Result<Hashes> read_hashes(const Json& object, const std::string& what) {
  MEND_TRY(const Json* list, base::json_object(object, "hashes", what));
  if (list->empty()) return base::refused(what + " cannot be used: its list of hashes is empty.");
  Hashes hashes;
  for (const auto& [algorithm, value] : list->items()) {
    if (!value.is_string()) return base::refused(what + " cannot be used: a hash is not a text.");
    std::string text = value.get<std::string>();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    // The hash becomes part of a file name, so nothing but digits may pass.
    if (text.empty() || text.size() > 256 ||
        text.find_first_not_of("0123456789abcdef") != std::string::npos) {
      return base::refused(what + " cannot be used: a hash is not hexadecimal.");
    }
    hashes.emplace(algorithm, std::move(text));
  }
  return hashes;
}

base::Result<std::uint64_t> read_length(const Json& object, const std::string& what) {
  MEND_TRY(const std::int64_t length, base::json_integer(object, "length", what));
  if (length < 0) return base::refused(what + " cannot be used: its length is negative.");
  return static_cast<std::uint64_t>(length);
}

base::Result<MetaFile> read_meta_file(const Json& object, const std::string& what) {
  MetaFile file;
  MEND_TRY(file.version, read_positive(object, "version", what));
  if (object.contains("length")) {
    MEND_TRY(file.length, read_length(object, what));
  }
  if (object.contains("hashes")) {
    MEND_TRY(file.hashes, read_hashes(object, what));
  }
  return file;
}

base::Result<Role> read_role(const Json& object, const std::string& what) {
  Role role;
  MEND_TRY(role.threshold, read_positive(object, "threshold", what));
  MEND_TRY(const Json* ids, base::json_array(object, "keyids", what));
  if (ids->size() > max_keys) return base::refused(what + " cannot be used: it has too many keys.");
  std::set<std::string> seen;
  for (const Json& id : *ids) {
    if (!id.is_string()) return base::refused(what + " cannot be used: a key id is not a text.");
    if (!seen.insert(id.get<std::string>()).second) {
      return base::refused(what + " cannot be used: it lists a key id twice.");
    }
    role.key_ids.push_back(id.get<std::string>());
  }
  return role;
}

}  // namespace

std::string_view name_of(RoleType role) {
  switch (role) {
    case RoleType::root:
      return "root";
    case RoleType::timestamp:
      return "timestamp";
    case RoleType::snapshot:
      return "snapshot";
    case RoleType::targets:
      return "targets";
  }
  return "";
}

base::Result<Unverified> read_envelope(base::ByteView bytes, std::string_view what, std::size_t max_bytes) {
  const base::JsonLimits limits{
      .bytes = max_bytes, .depth = max_json_depth, .string_bytes = max_string_bytes};
  MEND_TRY(Json document, base::parse_json(bytes, what, limits));
  MEND_TRY(const Json* list, base::json_array(document, "signatures", what));
  MEND_TRY(const Json* content, base::json_object(document, "signed", what));
  if (list->size() > max_signatures) {
    return base::refused(std::string(what) + " cannot be used: it has more than " +
                         std::to_string(max_signatures) + " signatures.");
  }
  Unverified file;
  std::set<std::string> seen;
  for (const Json& entry : *list) {
    Signature signature;
    MEND_TRY(signature.key_id, base::json_string(entry, "keyid", what));
    MEND_TRY(const std::string text, base::json_string(entry, "sig", what));
    // 4.2.1: a key id signs at most once.
    if (!seen.insert(signature.key_id).second) {
      return base::refused(std::string(what) + " cannot be used: key " + signature.key_id.substr(0, 64) +
                           " signs it twice.");
    }
    // A signature in another writing is one that does not verify; the others may still suffice.
    if (auto decoded = base::from_hex(text)) signature.bytes = std::move(*decoded);
    file.signatures.push_back(std::move(signature));
  }
  MEND_TRY(file.signed_bytes, canonical_json(*content));
  file.content = std::move(document["signed"]);
  return file;
}

base::Result<Root> read_root(const Json& content) {
  Root root;
  MEND_CHECK(read_common(content, RoleType::root, root));
  const std::string what = "The root metadata";
  if (content.contains("consistent_snapshot")) {
    if (!content["consistent_snapshot"].is_boolean()) {
      return base::refused(what + " cannot be used: \"consistent_snapshot\" is neither true nor false.");
    }
    root.consistent_snapshot = content["consistent_snapshot"].get<bool>();
  }
  MEND_TRY(const Json* keys, base::json_object(content, "keys", what));
  if (keys->size() > max_keys) return base::refused(what + " cannot be used: it has too many keys.");
  for (const auto& [id, object] : keys->items()) {
    MEND_TRY(Key key, read_key(id, object));
    root.delegator.keys.emplace(id, std::move(key));
  }
  MEND_TRY(const Json* roles, base::json_object(content, "roles", what));
  for (const RoleType type : {RoleType::root, RoleType::timestamp, RoleType::snapshot, RoleType::targets}) {
    const std::string name(name_of(type));
    MEND_TRY(const Json* object, base::json_object(*roles, name, "The list of roles in the root metadata"));
    MEND_TRY(Role role, read_role(*object, "The role " + name + " in the root metadata"));
    root.delegator.roles.emplace(name, std::move(role));
  }
  return root;
}

base::Result<Timestamp> read_timestamp(const Json& content) {
  Timestamp timestamp;
  MEND_CHECK(read_common(content, RoleType::timestamp, timestamp));
  MEND_TRY(const Json* meta, base::json_object(content, "meta", "The timestamp metadata"));
  MEND_TRY(const Json* file, base::json_object(*meta, "snapshot.json", "The list in the timestamp metadata"));
  MEND_TRY(timestamp.snapshot, read_meta_file(*file, "The timestamp's entry for snapshot.json"));
  return timestamp;
}

base::Result<Snapshot> read_snapshot(const Json& content) {
  Snapshot snapshot;
  MEND_CHECK(read_common(content, RoleType::snapshot, snapshot));
  MEND_TRY(const Json* meta, base::json_object(content, "meta", "The snapshot metadata"));
  for (const auto& [name, object] : meta->items()) {
    MEND_TRY(MetaFile file, read_meta_file(object, "The snapshot's entry for " + name.substr(0, 128)));
    snapshot.meta.emplace(name, std::move(file));
  }
  if (!snapshot.meta.contains("targets.json")) {
    return base::refused("The snapshot metadata cannot be used: it has no entry for targets.json.");
  }
  return snapshot;
}

base::Result<Targets> read_targets(const Json& content) {
  Targets targets;
  MEND_CHECK(read_common(content, RoleType::targets, targets));
  MEND_TRY(const Json* list, base::json_object(content, "targets", "The targets metadata"));
  for (const auto& [path, object] : list->items()) {
    if (path.empty() || path.size() > max_path_bytes) {
      return base::refused("The targets metadata cannot be used: a target's path is empty or too long.");
    }
    const std::string what = "The entry for target " + path;
    TargetFile file;
    MEND_TRY(file.length, read_length(object, what));
    MEND_TRY(file.hashes, read_hashes(object, what));
    if (object.contains("custom")) {
      MEND_TRY(const Json* custom, base::json_object(object, "custom", what));
      file.custom = *custom;
    }
    targets.targets.emplace(path, std::move(file));
  }
  return targets;
}

}  // namespace mend::trust
