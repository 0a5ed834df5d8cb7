#pragma once

#include "content/trust/trusted_set.h"

#include <functional>
#include <string>
#include <vector>

namespace mend::trust {

/// Makes sure that TrustedSet::delegated(grant) has the role: from disk or from the repository. May be called
/// for one that is there already.
using LoadRole = std::function<base::Status(const Grant&)>;

struct FoundTarget {
  TargetFile file;
  std::string role;  ///< "targets", or the delegated role that lists it
};

/// True if the pattern covers the path: "*", "?", "[a-z]" and "[!a-z]" as in a shell, segment by segment,
/// so that none of them crosses a "/". Case matters.
bool matches(std::string_view pattern, std::string_view path);

/// True if some path that begins with the whole segments of `folder` ("modules/mend/") may match.
bool may_match_below(std::string_view pattern, std::string_view folder);

/// 5.6.7: whom `targets` trusts with the path, in order.
std::vector<Grant> grants_for(const Targets& targets, std::string_view path);

/// What the delegation says of its role's signatures.
Grant grant_to(const Delegations& delegations, const Delegation& delegation);

/// 5.6.7: pre-order and depth first through all roles that are trusted with the path, no role twice; what a
/// terminating role covers and does not list is listed by nobody. `not_found` if no trusted role lists it.
/// A role that cannot be loaded or is refused fails the search: a role behind it must not win by that.
base::Result<FoundTarget> find_target(const TrustedSet& trusted, const std::string& path,
                                      const LoadRole& load);

/// All targets below a folder ("modules/mend/what-is-rj/") that find_target would find, by path. Roles with
/// hash prefixes are searched too, succinct ones are refused. Not part of the specification; within the same
/// limits.
base::Result<std::map<std::string, FoundTarget>> list_targets(const TrustedSet& trusted,
                                                              const std::string& folder,
                                                              const LoadRole& load);

}  // namespace mend::trust
