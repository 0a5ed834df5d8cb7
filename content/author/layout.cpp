#include "content/author/layout.h"

#include "content/trust/key.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Json;

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.front() != '-' &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::string upper(std::string_view code) {
  std::string out(code);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// The ids of the keys, each of which is added to `keys`. Refuses one public key twice.
base::Result<Json> add_keys(Json& keys, const RolePlan& plan, const std::vector<Json>& objects) {
  Json ids = Json::array();
  std::set<base::Bytes> seen;
  for (const Json& object : objects) {
    MEND_TRY(const std::string id, trust::key_id(object));
    MEND_TRY(const trust::Key key, trust::read_key(id, object));
    if (!trust::allows(trust::KeyPolicy::product, key.scheme))
      return base::refused("Key " + id.substr(0, 16) +
                           " is neither Ed25519 nor P-256, and devices take no other.");
    if (!seen.insert(key.public_bytes).second) {
      return base::refused("The role " + plan.role + " cannot have key " + id.substr(0, 16) +
                           " twice: two signatures must come from two keys.");
    }
    keys[id] = object;
    ids.push_back(id);
  }
  if (objects.size() < static_cast<std::size_t>(plan.threshold)) {
    return base::refused("The role " + plan.role + " needs " + std::to_string(plan.threshold) +
                         " keys or more, and " + std::to_string(objects.size()) +
                         (objects.size() == 1 ? " is given." : " are given."));
  }
  return ids;
}

/// Keys that no role names any more are left out.
void drop_unused(Json& keys, const std::set<std::string>& used) {
  for (auto at = keys.begin(); at != keys.end();)
    at = used.contains(at.key()) ? std::next(at) : keys.erase(at);
}

}  // namespace

base::Result<RolePlan> plan_for(const std::string& role) {
  if (role == "root") return RolePlan{role, "", {}, 3, 2};
  if (role == "targets") return RolePlan{role, "root", {}, 3, 2};
  if (role == "snapshot" || role == "timestamp") return RolePlan{role, "root", {}, 1, 1};
  if (role == "software") return RolePlan{role, "targets", {"software/*/*"}, 3, 2};
  if (role == "policy") return RolePlan{role, "targets", {"policy/*"}, 3, 2};
  if (role == "establishments") return RolePlan{role, "targets", {"local/*/*/*"}, 3, 2};
  if (role.starts_with("authors-") && is_plain_name(std::string_view(role).substr(8)))
    return RolePlan{role, "targets", {"modules/" + role.substr(8) + "/*/*"}, 3, 2};
  if (role.starts_with("est-") && is_plain_name(std::string_view(role).substr(4)))
    return RolePlan{
        role, "establishments", {"local/" + upper(std::string_view(role).substr(4)) + "/*/*"}, 3, 2};
  return base::refused(
      "\"" + role +
      "\" is no role of ours; there are root, targets, snapshot, timestamp, software, policy, "
      "establishments, authors-<organisation> and est-<establishment>, in small letters.");
}

bool is_for_delegations_only(std::string_view role) {
  return role == "establishments";
}

bool is_online(std::string_view role) {
  return role == "snapshot" || role == "timestamp";
}

base::Status set_delegation(Json& content, const RolePlan& plan, const std::vector<Json>& keys) {
  Json& delegations = content["delegations"];
  if (delegations.is_null()) delegations = {{"keys", Json::object()}, {"roles", Json::array()}};
  MEND_TRY(Json ids, add_keys(delegations["keys"], plan, keys));
  Json entry = {{"name", plan.role},
                {"keyids", std::move(ids)},
                {"threshold", plan.threshold},
                {"terminating", true},
                {"paths", plan.paths}};
  bool is_there = false;
  std::set<std::string> used;
  for (Json& role : delegations["roles"]) {
    if (role["name"] == plan.role) {
      role = entry;
      is_there = true;
    }
  }
  if (!is_there) delegations["roles"].push_back(std::move(entry));
  for (const Json& role : delegations["roles"]) {
    for (const Json& id : role["keyids"]) used.insert(id.get<std::string>());
  }
  drop_unused(delegations["keys"], used);
  return {};
}

base::Status set_root_keys(Json& root, const RolePlan& plan, const std::vector<Json>& keys) {
  if (root["keys"].is_null()) root["keys"] = Json::object();
  MEND_TRY(Json ids, add_keys(root["keys"], plan, keys));
  root["roles"][plan.role] = {{"keyids", std::move(ids)}, {"threshold", plan.threshold}};
  std::set<std::string> used;
  for (const auto& [name, role] : root["roles"].items()) {
    for (const Json& id : role["keyids"]) used.insert(id.get<std::string>());
  }
  drop_unused(root["keys"], used);
  return {};
}

std::vector<Json> keys_of(const Json& content, std::string_view role) {
  std::vector<Json> out;
  const auto take = [&](const Json& entry, const Json& keys) {
    for (const Json& id : entry.value("keyids", Json::array())) {
      if (keys.contains(id)) out.push_back(keys[id.get<std::string>()]);
    }
  };
  const std::string name(role);
  if (content.contains("roles") && content["roles"].contains(name))
    take(content["roles"][name], content["keys"]);
  if (content.contains("delegations")) {
    for (const Json& entry : content["delegations"].value("roles", Json::array())) {
      if (entry.value("name", "") == name) take(entry, content["delegations"]["keys"]);
    }
  }
  return out;
}

}  // namespace mend::author
