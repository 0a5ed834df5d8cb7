#pragma once

#include "content/author/outcome.h"

namespace mend::author {

/// Refuses a proposal that changes what it may not:
/// - a role may only go up by one version, and lives as long as its `x-mend-lifetime-days` says, which stays;
/// - members that we do not know stay, and so do thresholds, paths and the order of delegations;
/// - keys change only by delegation, rotation, revocation and ceremony, and a renewal changes nothing at all;
/// - a role lists only paths that are delegated to it; a published version of a module, form or program never
///   changes, and only a withdrawal takes anything from a list;
/// - all that is newly listed is in the proposal or in the repository, and nothing else is in the proposal.
base::Status check_changes(const Repository& repository, const Proposal& proposal);

/// The part that is about targets and blobs.
base::Status check_listed(const Repository& repository, const Proposal& proposal);

}  // namespace mend::author
