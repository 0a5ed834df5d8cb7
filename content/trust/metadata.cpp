#include "content/trust/metadata.h"

#include "content/trust/canonical.h"
#include "content/trust/limits.h"
#include "content/trust/refusal.h"
#include "content/trust/shapes.h"
#include "content/trust/store.h"

#include <set>

namespace mend::trust {

namespace {

using base::Json;
using namespace shapes;

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

bool is_delegated_name(std::string_view name) {
  for (const RoleType type : {RoleType::root, RoleType::timestamp, RoleType::snapshot, RoleType::targets}) {
    if (name == name_of(type)) return false;
  }
  // As a file name it must fit everywhere.
  return !name.empty() && percent_encode(name).size() <= max_role_name_bytes;
}

std::string Grant::id() const {
  std::set<std::string> ids;
  for (const Key& key : keys) ids.insert(key.id);
  std::string out = std::to_string(threshold) + " " + percent_encode(role);
  for (const std::string& key_id : ids) out += " " + key_id;
  return out;
}

base::Result<Unverified> read_envelope(base::ByteView bytes, std::string_view what, std::size_t max_bytes) {
  const base::JsonLimits limits{
      .bytes = max_bytes, .depth = max_json_depth, .string_bytes = max_string_bytes};
  MEND_TRY(Json document, base::parse_json(bytes, what, limits));
  MEND_TRY(const Json* list, base::json_array(document, "signatures", what));
  MEND_TRY(const Json* content, base::json_object(document, "signed", what));
  if (list->size() > max_signatures) {
    return refuse({.reason = Reason::too_many,
                   .expected = std::to_string(max_signatures),
                   .seen = std::to_string(list->size())},
                  std::string(what) + " cannot be used: it has more than " + std::to_string(max_signatures) +
                      " signatures.");
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
  MEND_CHECK(read_common(content, RoleType::root, {"consistent_snapshot", "keys", "roles"}, root));
  const std::string what = "The root metadata";
  if (content.contains("consistent_snapshot")) {
    if (!content["consistent_snapshot"].is_boolean()) {
      return base::refused(what + " cannot be used: \"consistent_snapshot\" is neither true nor false.");
    }
    root.consistent_snapshot = content["consistent_snapshot"].get<bool>();
  }
  MEND_TRY(const Json* keys, base::json_object(content, "keys", what));
  MEND_TRY(root.delegator.keys, read_keys(*keys, max_keys, what));
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
  MEND_CHECK(read_common(content, RoleType::timestamp, {"meta"}, timestamp));
  MEND_TRY(const Json* meta, base::json_object(content, "meta", "The timestamp metadata"));
  MEND_TRY(const Json* file, base::json_object(*meta, "snapshot.json", "The list in the timestamp metadata"));
  MEND_TRY(timestamp.snapshot, read_meta_file(*file, "The timestamp's entry for snapshot.json"));
  return timestamp;
}

base::Result<Snapshot> read_snapshot(const Json& content) {
  Snapshot snapshot;
  MEND_CHECK(read_common(content, RoleType::snapshot, {"meta"}, snapshot));
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
  MEND_CHECK(read_common(content, RoleType::targets, {"targets", "delegations"}, targets));
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
  if (content.contains("delegations")) {
    MEND_TRY(const Json* delegations, base::json_object(content, "delegations", "The targets metadata"));
    MEND_TRY(targets.delegations, read_delegations(*delegations));
  }
  return targets;
}

}  // namespace mend::trust
