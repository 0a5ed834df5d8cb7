#pragma once

#include "content/author/proposal.h"
#include "content/author/signature_file.h"

#include <string>
#include <vector>

namespace mend::author {

/// Whose signatures one role of a proposal needs, and whose are there.
struct Approval {
  std::string role;
  trust::Grant grant;
  bool is_old_root = false;  ///< root is signed by the keys of the root before, too
  /// Verified, one for each different key, by its id as the grant lists it.
  std::map<std::string, base::Bytes> signatures;
  [[nodiscard]] bool is_complete() const {
    return grant.threshold >= 1 && signatures.size() >= static_cast<std::size_t>(grant.threshold);
  }
};

/// How far a proposal is.
struct ProposalState {
  std::vector<Approval> approvals;        ///< of each role that changes
  std::vector<RejectionFile> rejections;  ///< verified, by a key that may sign some role of the proposal
  std::vector<std::string> problems;      ///< signatures that count for nothing and why, one sentence each
  std::string moved;                      ///< why the base is not the repository's any more; empty: it is
  [[nodiscard]] bool is_complete() const;
  [[nodiscard]] bool is_ready() const { return is_complete() && rejections.empty() && moved.empty(); }
};

/// Refuses a proposal whose roles change what they may not (see allowed_changes.h); else says who signed.
base::Result<ProposalState> examine(const Repository& repository, const Proposal& proposal,
                                    const SignatureFiles& files);

/// The roles of the proposal that the key may sign, by its public half: also under another id.
base::Result<std::vector<std::string>> roles_to_sign(const Repository& repository, const Proposal& proposal,
                                                     const base::Json& key_object);

struct PublicationReport {
  std::map<std::string, std::int64_t> versions;  ///< of each role that is new, snapshot and timestamp too
  std::vector<std::string> targets;              ///< paths that are new or changed
  std::size_t files = 0;                         ///< written
};

/// New files of a repository, signed but for snapshot and timestamp.
class Publication {
 public:
  /// Refuses what a wrong clock made (clock_check.h). Signs snapshot and timestamp with the online keys among
  /// `online`; verifies all with our own client, as a
  /// device that is new and as one that has what stands now; then writes, the timestamp last, so that a
  /// reader sees the old repository or the new one. Cut off anywhere, it can be run again. `dry_run`: writes
  /// nothing.
  base::Result<PublicationReport> publish(base::Files& files, const std::vector<Signer*>& online,
                                          base::UnixMillis now, bool dry_run = false);

 private:
  friend base::Result<Publication> prepare(const Repository&, const Proposal&, const SignatureFiles&);
  friend base::Result<Publication> prepare_renewal(const Repository&);
  explicit Publication(const Repository& repository) : repository_(&repository) {}
  /// What stands is still what this was made from.
  [[nodiscard]] base::Status check_unmoved(base::Files& files) const;
  base::Status keep_begun_root(base::Files& files, const std::map<std::string, base::Bytes>& fresh) const;

  const Repository* repository_;
  const Proposal* proposal_ = nullptr;
  std::map<std::string, base::Bytes> role_files_;  ///< by role
};

/// Refuses unless the base is unmoved, nobody's rejection stands, every role has its threshold of different
/// keys, changes only what it may, and all that it lists is there. Both must outlive the publication.
base::Result<Publication> prepare(const Repository& repository, const Proposal& proposal,
                                  const SignatureFiles& files);

/// No proposal: only snapshot and timestamp signed anew by their online keys.
base::Result<Publication> prepare_renewal(const Repository& repository);

}  // namespace mend::author
