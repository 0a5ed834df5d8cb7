#pragma once

#include "content/author/proposal.h"
#include "content/author/signer.h"

#include <string>
#include <vector>

namespace mend::author {

/// One key's signature of one role of one proposal, a small file of its own:
/// `sig-<8 of proposal>-<role>-<16 of key id>.json`.
struct SignatureFile {
  std::string proposal;  ///< its id
  std::string role;
  std::string key_id;
  base::Bytes signature;
};

/// A signed "no": `rejection-<8 of proposal>-<16 of key id>.json`.
struct RejectionFile {
  std::string proposal;
  std::string key_id;
  std::string why;
  base::Bytes signature;
};

/// What lies in some folders for one proposal. Nothing of it is verified yet: see publication.h.
struct SignatureFiles {
  std::vector<SignatureFile> signatures;
  std::vector<RejectionFile> rejections;
  std::vector<std::string> problems;  ///< files that cannot be used, one sentence each
};

/// Strict: an unknown member is refused.
base::Result<SignatureFile> parse_signature(base::ByteView bytes, const std::string& what);
base::Result<RejectionFile> parse_rejection(base::ByteView bytes, const std::string& what);

/// Files for other proposals are left out. A folder that is not there is empty.
base::Result<SignatureFiles> collect_signatures(base::Files& files, const std::vector<base::Path>& folders,
                                                const std::string& proposal_id);

/// Signs each of `roles` and writes the files; one that is there already and the same is left. Gives the
/// paths.
base::Result<std::vector<base::Path>> write_signatures(base::Files& files, const base::Path& folder,
                                                       const Proposal& proposal,
                                                       const std::vector<std::string>& roles, Signer& signer);
base::Result<base::Path> write_rejection(base::Files& files, const base::Path& folder,
                                         const Proposal& proposal, const std::string& why, Signer& signer);

/// What a rejection's signature is over.
std::string rejection_message(const std::string& proposal, const std::string& key_id, const std::string& why);

}  // namespace mend::author
