#pragma once

#include "content/base/result.h"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mend::hub {

/// What a member of staff is there for. What each may see is decided in the queries that take a Viewer.
enum class Role { key_worker, rj_lead, safer_custody, roster, auditor, survey };

inline constexpr std::array kRoles = {Role::key_worker, Role::rj_lead, Role::safer_custody,
                                      Role::roster,     Role::auditor, Role::survey};

/// As the command line and the database write it: "key-worker".
std::string_view to_text(Role role);
/// As the console says it: "Key worker".
std::string_view role_name(Role role);
base::Result<Role> parse_role(std::string_view text);
/// "key-worker,rj-lead"; refuses an empty list.
base::Result<std::set<Role>> parse_roles(std::string_view list);

/// The classes of answers, each with a key pair of its own.
inline constexpr std::array<std::string_view, 5> kClasses = {"key-work", "rj", "safer-custody", "survey",
                                                             "progress"};
/// The class whose answers the role may open; empty for a role that opens none.
std::string_view class_of(Role role);

/// A member of staff who is signed in, as the queries need to know them.
struct Viewer {
  std::string staff;
  std::string name;
  std::set<Role> roles;
  [[nodiscard]] bool is(Role role) const { return roles.contains(role); }
};

}  // namespace mend::hub
