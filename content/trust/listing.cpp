#include "content/trust/refusal.h"
#include "content/trust/search.h"

#include <algorithm>
#include <set>

namespace mend::trust {

namespace {

/// A path below the folder that the delegation covers, as far as a folder can tell: hashes tell nothing.
bool may_cover_below(const Delegation& delegation, std::string_view folder) {
  return !delegation.path_hash_prefixes.empty() ||
         std::ranges::any_of(delegation.paths,
                             [&](const auto& pattern) { return may_match_below(pattern, folder); });
}

/// Gathers what may be below the folder; whether it is trusted, find_target decides.
class Listing {
 public:
  Listing(const TrustedSet& trusted, const std::string& folder, const LoadRole& load)
      : trusted_(trusted), folder_(folder), load_(load) {}

  base::Status visit(const Targets& role, int depth) {
    for (auto at = role.targets.lower_bound(folder_);
         at != role.targets.end() && at->first.starts_with(folder_); ++at) {
      paths.insert(at->first);
    }
    if (!role.delegations) return {};
    if (role.delegations->succinct) {
      return base::refused("The targets below \"" + folder_ +
                           "\" cannot be listed: they are in succinct roles.");
    }
    for (const Delegation& delegation : role.delegations->roles) {
      if (!may_cover_below(delegation, folder_) || !visited_.insert(delegation.name).second) continue;
      if (visited_.size() > static_cast<std::size_t>(trusted_.limits().delegations) ||
          depth > trusted_.limits().delegation_depth) {
        return refuse(
            {.reason = Reason::too_many,
             .role = folder_,
             .expected = std::to_string(trusted_.limits().delegations)},
            "The targets below \"" + folder_ + "\" cannot be listed: too many roles delegate them.");
      }
      const Grant grant = grant_to(*role.delegations, delegation);
      MEND_CHECK(load_(grant));
      if (const Targets* next = trusted_.delegated(grant)) MEND_CHECK(visit(*next, depth + 1));
    }
    return {};
  }

  std::set<std::string> paths;

 private:
  const TrustedSet& trusted_;
  const std::string& folder_;
  const LoadRole& load_;
  std::set<std::string> visited_;
};

}  // namespace

base::Result<std::map<std::string, FoundTarget>> list_targets(const TrustedSet& trusted,
                                                              const std::string& folder,
                                                              const LoadRole& load) {
  if (!trusted.targets())
    return refuse({.reason = Reason::out_of_order, .role = folder},
                  "Targets were asked for before a refresh.");
  Listing listing(trusted, folder, load);
  MEND_CHECK(listing.visit(*trusted.targets(), 1));
  std::map<std::string, FoundTarget> found;
  for (const std::string& path : listing.paths) {
    auto target = find_target(trusted, path, load);
    // A role may list what nobody trusts it with.
    if (!target && target.error().kind == base::ErrorKind::not_found) continue;
    if (!target) return base::fail(target.error());
    found.emplace(path, std::move(*target));
  }
  return found;
}

}  // namespace mend::trust
