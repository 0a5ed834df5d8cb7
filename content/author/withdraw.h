#pragma once

#include "content/author/proposal.h"

#include <string>

namespace mend::author {

struct WithdrawRequest {
  std::string name;                ///< "org/id", or "local/id"
  std::string establishment = {};  ///< whose a "local" module is
  std::string author;
  std::string reason;
};

/// A proposal that takes every version of a module or form out of its role, off the offer and the rules of
/// every policy, and onto their lists of what is withdrawn. Both the reviewers of its role and those of the
/// policies have to sign it. The bytes of the proposal; nothing is written.
base::Result<base::Bytes> propose_withdrawal(const Repository& repository, const WithdrawRequest& request,
                                             base::UnixMillis now);

}  // namespace mend::author
