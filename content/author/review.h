#pragma once

#include "content/author/publication.h"
#include "content/author/report.h"

#include <string>
#include <vector>

namespace mend::author {

/// What a reviewer has to know of a proposal, from its signed bytes alone.
struct Review {
  Report report;                      ///< all of it, to be read
  std::vector<std::string> problems;  ///< what the checks found: with any, nobody can approve it
  ProposalState state;                ///< who signed, and who said no
  Changes changes;
};

/// Looks at a proposal against a repository that was opened from the reviewer's own root. Refuses a proposal
/// that changes what its roles may not, that nobody could read, or that one person could publish alone, and one whose base has moved.
base::Result<Review> review(const Repository& repository, const Proposal& proposal,
                            const SignatureFiles& files);

/// "authors-mend needs 2 keys: 12ab…, 34cd… have signed it" and who still may; one sentence for each role.
[[nodiscard]] std::vector<std::string> who_signs(const ProposalState& state);

/// The first digits of a key id, enough to tell keys apart by eye.
[[nodiscard]] std::string short_key(const std::string& key_id);

}  // namespace mend::author
