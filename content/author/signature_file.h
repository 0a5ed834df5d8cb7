#pragma once

#include "content/author/proposal.h"
#include "content/author/signer.h"

#include <map>
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

/// A signed "no": `rejection-<8 of proposal>-<16 of key id>.json`. It is to what signatures are over, the
/// bytes of the roles, so that the same roles in another wrapping are rejected, too.
struct RejectionFile {
  std::string proposal;                      ///< its id; a label that nobody signed
  std::map<std::string, std::string> roles;  ///< SHA-256 of the signed bytes of each role that is rejected
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

/// Signatures for other proposals are left out, and rejections of other roles' bytes. A folder that is not
/// there is empty.
base::Result<SignatureFiles> collect_signatures(base::Files& files, const std::vector<base::Path>& folders,
                                                const Proposal& proposal);

/// Signs each of `roles` and writes the files; one that is there already and the same is left. Gives the
/// paths.
base::Result<std::vector<base::Path>> write_signatures(base::Files& files, const base::Path& folder,
                                                       const Proposal& proposal,
                                                       const std::vector<std::string>& roles, Signer& signer);
base::Result<base::Path> write_rejection(base::Files& files, const base::Path& folder,
                                         const Proposal& proposal, const std::string& why, Signer& signer);

/// What a rejection's signature is over: all but the label.
std::string rejection_message(const RejectionFile& rejection);
/// Is one of the proposal's roles rejected, byte for byte?
bool is_about(const RejectionFile& rejection, const Proposal& proposal);

}  // namespace mend::author
