#pragma once

#include "content/base/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::author {

/// What a role of Mend's repositories is for (docs/content-trust.md).
struct RolePlan {
  std::string role;
  std::string delegator;           ///< empty for root
  std::vector<std::string> paths;  ///< what it may list; of a delegated role only
  int keys = 1;                    ///< how many people hold one
  int threshold = 1;
};

/// The plan for a role by its name: the four, `software`, `policy`, `establishments`, `authors-<org>`,
/// `est-<code>`. Refuses any other, and what is no organisation or establishment: lower-case letters, digits
/// and dashes.
base::Result<RolePlan> plan_for(const std::string& role);

/// Roles that list no targets, only other roles.
bool is_for_delegations_only(std::string_view role);

/// Roles whose one key is used by a program whenever something is published.
bool is_online(std::string_view role);

/// `content` with the plan's role as the last one that it delegates to, or with other keys for one that it
/// delegates to already. `keys` are key objects.
base::Status set_delegation(base::Json& content, const RolePlan& plan, const std::vector<base::Json>& keys);
/// The same for one of the four roles in root.
base::Status set_root_keys(base::Json& root, const RolePlan& plan, const std::vector<base::Json>& keys);

/// The key objects that `content` (of root or of a delegator) lists for a role.
std::vector<base::Json> keys_of(const base::Json& content, std::string_view role);

}  // namespace mend::author
