#pragma once

#include "content/author/proposal.h"

#include <string>
#include <vector>

namespace mend::author {

/// Who proposes, and why; one line each.
struct Proposer {
  std::string name;
  std::string why;
};

/// Trusts a new role (see layout.h) to the holders of these keys. They sign its first version themselves.
base::Result<ProposalWriter> propose_delegation(const Repository& repository, const std::string& role,
                                                const std::vector<base::Json>& keys, const Proposer& by,
                                                base::UnixMillis now);

/// Other keys for a role, all of them. Whoever delegates the role signs, and the new keys sign its next
/// version; root is signed by the old keys and the new ones.
base::Result<ProposalWriter> propose_rotation(const Repository& repository, const std::string& role,
                                              const std::vector<base::Json>& keys, const Proposer& by,
                                              base::UnixMillis now);

/// Takes one key out of every role that it signs for, with `replacements` in its place if there are any.
/// `key` is the beginning of its id. Every role that it signed is signed anew by the keys that are left.
base::Result<ProposalWriter> propose_revocation(const Repository& repository, const std::string& key,
                                                const std::vector<base::Json>& replacements,
                                                const Proposer& by, base::UnixMillis now);

/// The next version of roles that say the same as before; none named: all that are due. Online roles are left
/// out.
base::Result<ProposalWriter> propose_renewal(const Repository& repository, std::vector<std::string> roles,
                                             const Proposer& by, base::UnixMillis now);

/// What a proposal about roles and keys changes, in words, from the bytes that are signed.
std::vector<std::string> changes_in_words(const Repository& repository, const Proposal& proposal);

}  // namespace mend::author
