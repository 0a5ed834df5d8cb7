#pragma once

#include "content/author/review.h"
#include "content/author/signer.h"

#include <string>
#include <vector>

namespace mend::author {

struct Decision {
  std::vector<std::string> roles;    ///< that this key signed, now or before
  std::vector<base::Path> written;   ///< files; none in a dry run
  std::vector<std::string> waiting;  ///< who still has to sign, one sentence for each role
  bool is_ready = false;             ///< it can be published
};

/// Signs each role of the proposal that the key may sign, having reviewed it once more. Refuses if the review
/// found anything to mend, if the base has moved, if somebody's "no" stands, and a key that signs none of its
/// roles. `dry_run` signs nothing.
base::Result<Decision> approve(base::Files& files, const Repository& repository, const Proposal& proposal,
                               const std::vector<base::Path>& signatures, Signer& signer,
                               base::UnixMillis now, bool dry_run);

/// Writes a signed "no" with its reason; as long as it stands nobody can publish the proposal. Refuses a key
/// that signs none of its roles, and no reason.
base::Result<Decision> reject(base::Files& files, const Repository& repository, const Proposal& proposal,
                              const std::vector<base::Path>& signatures, const std::string& why,
                              Signer& signer, bool dry_run);

}  // namespace mend::author
