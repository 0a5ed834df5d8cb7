#pragma once

#include "content/author/proposal.h"

namespace mend::author {

/// Devices learn the time from what is signed and never go back, so a wrong clock must not get into it.
/// Refuses a machine whose clock is behind the newest signature in the repository by more than clocks differ;
/// the sentence names the clock and the remedy.
base::Status check_clock(const Repository& repository, base::UnixMillis now);

/// check_clock(), and refuses a proposal that was made more than a day after `now`, or before the versions
/// that it takes the place of. That its expiries keep to the roles' lifetimes is for check_changes().
base::Status check_made_at(const Repository& repository, const Proposal& proposal, base::UnixMillis now);

}  // namespace mend::author
