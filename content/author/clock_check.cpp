#include "content/author/clock_check.h"

#include "content/author/role_edit.h"

#include <algorithm>

namespace mend::author {

namespace {

constexpr base::UnixMillis minute = 60'000;
constexpr base::UnixMillis day = 24 * 60 * minute;
/// How far the clocks of two good machines may differ.
constexpr base::UnixMillis slack = 5 * minute;

/// 0 if it does not say, as before the member was there.
base::UnixMillis signed_at(const RoleFile* role) {
  if (role == nullptr || !role->is_published()) return 0;
  const auto at = role->content.find(signed_at_member);
  if (at == role->content.end() || !at->is_string()) return 0;
  return base::parse_utc(at->get<std::string>()).value_or(0);
}

}  // namespace

base::Status check_clock(const Repository& repository, base::UnixMillis now) {
  base::UnixMillis newest = 0;
  std::string by;
  for (const std::string& name : repository.role_names()) {
    const base::UnixMillis at = signed_at(repository.role(name));
    if (at > newest) {
      newest = at;
      by = name;
    }
  }
  if (now + slack >= newest) return {};
  return base::refused("The clock of this machine says " + base::format_utc(now) + ", but the role " + by +
                       " was signed at " + base::format_utc(newest) +
                       "; set the clock of this machine, then do this again.");
}

base::Status check_made_at(const Repository& repository, const Proposal& proposal, base::UnixMillis now) {
  MEND_CHECK(check_clock(repository, now));
  const base::UnixMillis made = proposal.made_at();
  if (made > now + day) {
    return base::refused("The proposal was made at " + base::format_utc(made) +
                         ", but the clock of this machine says " + base::format_utc(now) +
                         "; set the clock that is wrong, and if it is the proposer's, propose anew.");
  }
  for (const auto& [role, content] : proposal.roles()) {
    const RoleFile* stands = repository.role(role);
    // A publication that was cut off has written it already.
    if (stands != nullptr && stands->is_published() && stands->content == content) continue;
    const base::UnixMillis before = signed_at(stands);
    if (made + slack >= before) continue;
    return base::refused("The proposal was made at " + base::format_utc(made) + ", before the role " + role +
                         " as it stands, which was signed at " + base::format_utc(before) +
                         "; set the clock of the proposer's machine and propose anew.");
  }
  return {};
}

}  // namespace mend::author
