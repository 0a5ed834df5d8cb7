#include "content/trust/limits.h"
#include "content/trust/refusal.h"
#include "content/trust/shapes.h"

#include <set>

namespace mend::trust::shapes {

using base::Json;

namespace {

constexpr const char* delegations_name = "The list of delegations in the targets metadata";

base::Result<std::vector<std::string>> read_texts(const Json& object, std::string_view member,
                                                  const std::string& what) {
  MEND_TRY(const Json* list, base::json_array(object, member, what));
  std::vector<std::string> texts;
  texts.reserve(list->size());
  for (const Json& entry : *list) {
    if (!entry.is_string() || entry.get_ref<const std::string&>().size() > max_path_bytes) {
      return base::refused(what + " cannot be used: its " + std::string(member) + " must be short texts.");
    }
    texts.push_back(entry.get<std::string>());
  }
  return texts;
}

base::Result<std::vector<std::string>> read_prefixes(const Json& object, const std::string& what) {
  MEND_TRY(std::vector<std::string> prefixes, read_texts(object, "path_hash_prefixes", what));
  for (std::string& prefix : prefixes) {
    for (char& c : prefix) {
      if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    }
    if (prefix.empty() || prefix.size() > 64 ||
        prefix.find_first_not_of("0123456789abcdef") != std::string::npos) {
      return base::refused(what + " cannot be used: a hash prefix is not 1 to 64 hexadecimal digits.");
    }
  }
  return prefixes;
}

base::Result<Delegation> read_delegation(const Json& object) {
  Delegation delegation;
  MEND_TRY(delegation.name, base::json_string(object, "name", delegations_name));
  if (!is_delegated_name(delegation.name)) {
    return base::refused(std::string(delegations_name) + " cannot be used: no role may have the name \"" +
                         delegation.name.substr(0, 64) + "\".");
  }
  const std::string what = "The delegation to " + delegation.name;
  MEND_TRY(delegation.role, read_role(object, what));
  const auto terminating = object.find("terminating");
  if (terminating == object.end() || !terminating->is_boolean()) {
    return base::refused(what + " cannot be used: its \"terminating\" is neither true nor false.");
  }
  delegation.terminating = terminating->get<bool>();
  // 4.5: exactly one of the two; with both, readers would disagree about what is trusted.
  if (object.contains("paths") == object.contains("path_hash_prefixes")) {
    return base::refused(what +
                         " cannot be used: either paths or path_hash_prefixes must be there, and not both.");
  }
  if (object.contains("paths")) {
    MEND_TRY(delegation.paths, read_texts(object, "paths", what));
  } else {
    MEND_TRY(delegation.path_hash_prefixes, read_prefixes(object, what));
  }
  return delegation;
}

base::Result<SuccinctRoles> read_succinct(const Json& object) {
  const std::string what = "The delegation to succinct roles";
  SuccinctRoles succinct;
  MEND_TRY(succinct.role, read_role(object, what));
  MEND_TRY(const std::int64_t bits, base::json_integer(object, "bit_length", what));
  if (bits < 1 || bits > 32) {
    return base::refused(what + " cannot be used: its bit_length is " + std::to_string(bits) +
                         ", and 1 to 32 are expected.");
  }
  succinct.bit_length = static_cast<int>(bits);
  MEND_TRY(succinct.name_prefix, base::json_string(object, "name_prefix", what));
  if (!is_delegated_name(succinct.name_prefix + "-00000000")) {
    return base::refused(what + " cannot be used: its name_prefix is too long.");
  }
  return succinct;
}

}  // namespace

base::Result<Delegations> read_delegations(const Json& object) {
  Delegations delegations;
  MEND_TRY(const Json* keys, base::json_object(object, "keys", delegations_name));
  MEND_TRY(delegations.keys, read_keys(*keys, max_delegated_keys, delegations_name));
  if (object.contains("roles") == object.contains("succinct_roles")) {
    return base::refused(std::string(delegations_name) +
                         " cannot be used: either roles or succinct_roles must be there, and not both.");
  }
  if (object.contains("succinct_roles")) {
    MEND_TRY(const Json* succinct, base::json_object(object, "succinct_roles", delegations_name));
    MEND_TRY(delegations.succinct, read_succinct(*succinct));
    return delegations;
  }
  MEND_TRY(const Json* roles, base::json_array(object, "roles", delegations_name));
  if (roles->size() > max_delegated_roles) {
    return refuse({.reason = Reason::too_many,
                   .expected = std::to_string(max_delegated_roles),
                   .seen = std::to_string(roles->size())},
                  std::string(delegations_name) + " cannot be used: it names too many roles.");
  }
  std::set<std::string> names;
  for (const Json& entry : *roles) {
    MEND_TRY(Delegation delegation, read_delegation(entry));
    if (!names.insert(delegation.name).second) {
      return base::refused(std::string(delegations_name) + " cannot be used: it names the role \"" +
                           delegation.name + "\" twice.");
    }
    delegations.roles.push_back(std::move(delegation));
  }
  return delegations;
}

}  // namespace mend::trust::shapes
