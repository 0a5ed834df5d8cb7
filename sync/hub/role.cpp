#include "sync/hub/role.h"

namespace mend::hub {

std::string_view to_text(Role role) {
  switch (role) {
    case Role::key_worker:
      return "key-worker";
    case Role::rj_lead:
      return "rj-lead";
    case Role::safer_custody:
      return "safer-custody";
    case Role::roster:
      return "roster";
    case Role::auditor:
      return "auditor";
    case Role::survey:
      return "survey";
  }
  return "";
}

std::string_view role_name(Role role) {
  switch (role) {
    case Role::key_worker:
      return "Key worker";
    case Role::rj_lead:
      return "RJ lead";
    case Role::safer_custody:
      return "Safer custody";
    case Role::roster:
      return "Roster and devices";
    case Role::auditor:
      return "Auditor";
    case Role::survey:
      return "Survey team";
  }
  return "";
}

base::Result<Role> parse_role(std::string_view text) {
  for (const Role role : kRoles) {
    if (to_text(role) == text) return role;
  }
  return base::refused("There is no role \"" + std::string(text) +
                       "\"; the roles are key-worker, rj-lead, safer-custody, roster, auditor and survey.");
}

base::Result<std::set<Role>> parse_roles(std::string_view list) {
  std::set<Role> roles;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    MEND_TRY(const Role role, parse_role(list.substr(0, comma)));
    roles.insert(role);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  if (roles.empty()) return base::refused("Name at least one role for this member of staff.");
  return roles;
}

std::string_view class_of(Role role) {
  switch (role) {
    case Role::key_worker:
      return "key-work";
    case Role::rj_lead:
      return "rj";
    case Role::safer_custody:
      return "safer-custody";
    case Role::survey:
      return "survey";
    case Role::roster:
    case Role::auditor:
      return "";
  }
  return "";
}

}  // namespace mend::hub
