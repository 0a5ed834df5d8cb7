#include "content/trust/search.h"

#include "content/base/hash.h"
#include "content/trust/refusal.h"

#include <algorithm>
#include <set>

namespace mend::trust {

namespace {

Grant grant_of(const Delegations& delegations, std::string name, const Role& role, bool terminating) {
  Grant grant;
  grant.role = std::move(name);
  grant.threshold = role.threshold;
  grant.terminating = terminating;
  for (const std::string& id : role.key_ids) {
    if (const auto key = delegations.keys.find(id); key != delegations.keys.end())
      grant.keys.push_back(key->second);
  }
  return grant;
}

/// TAP 15: the first bits of the path's hash, as hexadecimal of always the same length.
std::string bin_name(const SuccinctRoles& succinct, std::string_view path) {
  const base::Sha256 hash = base::sha256(base::as_bytes(path));
  std::uint32_t number = 0;
  for (int i = 0; i < 4; ++i) number = number << 8 | hash[static_cast<std::size_t>(i)];
  number >>= 32 - succinct.bit_length;
  std::string digits;
  for (int left = (succinct.bit_length + 3) / 4; left > 0; --left) {
    digits.insert(digits.begin(), "0123456789abcdef"[number & 15]);
    number >>= 4;
  }
  return succinct.name_prefix + "-" + digits;
}

bool covers(const Delegation& delegation, std::string_view path, const std::string& path_hash) {
  return std::ranges::any_of(delegation.paths, [&](const auto& pattern) { return matches(pattern, path); }) ||
         std::ranges::any_of(delegation.path_hash_prefixes,
                             [&](const auto& prefix) { return path_hash.starts_with(prefix); });
}

tl::unexpected<base::Error> too_many(const std::string& path, const char* what, int limit) {
  return refuse({.reason = Reason::too_many, .role = path, .expected = std::to_string(limit)},
                "The target \"" + path.substr(0, 256) + "\" is not looked for any further: " + what + " " +
                    std::to_string(limit) + " delegations were followed.");
}

}  // namespace

Grant grant_to(const Delegations& delegations, const Delegation& delegation) {
  return grant_of(delegations, delegation.name, delegation.role, delegation.terminating);
}

std::vector<Grant> grants_for(const Targets& targets, std::string_view path) {
  std::vector<Grant> grants;
  if (!targets.delegations) return grants;
  const Delegations& delegations = *targets.delegations;
  if (delegations.succinct) {
    grants.push_back(
        grant_of(delegations, bin_name(*delegations.succinct, path), delegations.succinct->role, false));
    return grants;
  }
  const std::string path_hash = base::sha256_hex(base::as_bytes(path));
  for (const Delegation& delegation : delegations.roles) {
    if (!covers(delegation, path, path_hash)) continue;
    grants.push_back(grant_to(delegations, delegation));
    if (delegation.terminating) break;
  }
  return grants;
}

base::Result<FoundTarget> find_target(const TrustedSet& trusted, const std::string& path,
                                      const LoadRole& load) {
  if (!trusted.targets())
    return refuse({.reason = Reason::out_of_order, .role = path}, "Targets were asked for before a refresh.");
  struct Step {
    Grant grant;
    int depth = 1;
  };
  std::vector<Step> to_visit;  // the next one last
  std::set<std::string> visited;
  const Limits& limits = trusted.limits();
  const Targets* role = &*trusted.targets();
  std::string role_name = "targets";
  int depth = 0;
  while (true) {
    // 5.6.7.1: the role's own targets come before those that it delegates.
    if (const auto at = role->targets.find(path); at != role->targets.end())
      return FoundTarget{at->second, role_name};
    // 5.6.7.2: first what this role delegates, in its order; a terminating delegation ends the search behind
    // it.
    std::vector<Grant> grants = grants_for(*role, path);
    if (!grants.empty() && grants.back().terminating) to_visit.clear();
    for (auto at = grants.rbegin(); at != grants.rend(); ++at)
      to_visit.push_back({std::move(*at), depth + 1});

    // 5.6.7.2.1: no role twice, or a circle of delegations would never end.
    while (!to_visit.empty() && visited.contains(to_visit.back().grant.role)) to_visit.pop_back();
    if (to_visit.empty()) break;
    const Step step = std::move(to_visit.back());
    to_visit.pop_back();
    if (step.depth > limits.delegation_depth)
      return too_many(path, "one below the other,", limits.delegation_depth);
    if (visited.size() >= static_cast<std::size_t>(limits.delegations))
      return too_many(path, "in all,", limits.delegations);
    visited.insert(step.grant.role);
    MEND_CHECK(load(step.grant));
    role = trusted.delegated(step.grant);
    if (role == nullptr) {
      return refuse({.reason = Reason::out_of_order, .role = step.grant.role},
                    "A delegated role was not loaded.");
    }
    role_name = step.grant.role;
    depth = step.depth;
  }
  return refuse({.reason = Reason::not_listed, .role = path},
                "No trusted role lists the target \"" + path.substr(0, 512) + "\".");
}

}  // namespace mend::trust
