#include "content/author/decide.h"

#include "content/author/clock_check.h"

namespace mend::author {

namespace {

base::Result<std::vector<std::string>> roles_of(const Repository& repository, const Proposal& proposal,
                                                const Signer& signer) {
  MEND_TRY(std::vector<std::string> roles, roles_to_sign(repository, proposal, signer.key_object()));
  if (!roles.empty()) return roles;
  std::string wanted;
  for (const auto& [role, content] : proposal.roles()) wanted += (wanted.empty() ? "" : ", ") + role;
  return base::refused("Key " + short_key(signer.id()) +
                       " signs none of the roles that the proposal changes (" + wanted +
                       "); use the key of a reviewer of theirs.");
}

}  // namespace

base::Result<Decision> approve(base::Files& files, const Repository& repository, const Proposal& proposal,
                               const std::vector<base::Path>& signatures, Signer& signer,
                               base::UnixMillis now, bool dry_run) {
  MEND_TRY(SignatureFiles there, collect_signatures(files, signatures, proposal));
  MEND_TRY(const Review before, review(repository, proposal, there));
  MEND_CHECK(check_made_at(repository, proposal, now));
  if (!before.problems.empty())
    return base::refused("It cannot be approved: " + before.problems.front() +
                         " Have it mended and proposed again.");
  if (!before.state.rejections.empty()) {
    const RejectionFile& no = before.state.rejections.front();
    return base::refused("Key " + short_key(no.key_id) + " rejected it (" + no.why +
                         "); have it mended and proposed again.");
  }
  Decision decision;
  MEND_TRY(decision.roles, roles_of(repository, proposal, signer));
  if (!dry_run) {
    MEND_TRY(decision.written, write_signatures(files, signatures.front(), proposal, decision.roles, signer));
    MEND_TRY(there, collect_signatures(files, signatures, proposal));
  }
  MEND_TRY(const ProposalState reached, examine(repository, proposal, there));
  decision.waiting = who_signs(reached);
  decision.is_ready = reached.is_ready();
  return decision;
}

base::Result<Decision> reject(base::Files& files, const Repository& repository, const Proposal& proposal,
                              const std::vector<base::Path>& signatures, const std::string& why,
                              Signer& signer, bool dry_run) {
  if (why.find_first_not_of(" \t\n") == std::string::npos)
    return base::refused("Say with --why what has to be mended; the author will read it.");
  Decision decision;
  MEND_TRY(decision.roles, roles_of(repository, proposal, signer));
  if (dry_run) return decision;
  MEND_TRY(const base::Path written, write_rejection(files, signatures.front(), proposal, why, signer));
  decision.written.push_back(written);
  return decision;
}

}  // namespace mend::author
