#pragma once

#include "content/author/key_file.h"
#include "content/author/proposal.h"

#include <map>
#include <string>
#include <vector>

namespace mend::author {

/// Who holds the keys of each role: key objects by role.
using Seats = std::map<std::string, std::vector<base::Json>>;

/// The first version of every role that has seats, as a proposal: everybody signs for the own role, and
/// publishing it makes the repository. The four top-level roles must be among them; root is pinned in devices
/// afterwards.
base::Result<ProposalWriter> propose_ceremony(const Repository& repository, const Seats& seats,
                                              const std::string& author, base::UnixMillis now);

/// A ceremony in which one command makes all keys: for demos and tests. Whoever has the folder can do
/// everything.
struct DemoCeremony {
  base::Path keys;        ///< new folder for `<role>-<number>.key`
  base::Path repository;  ///< new folder
  /// Delegated roles beside software, policy and establishments: "authors-mend", "est-demo". None: only root
  /// is made, and targets lists everything itself.
  std::vector<std::string> roles = {};
};

struct CeremonyReport {
  base::Path root;  ///< 1.root.json, to be built into devices
  std::vector<base::Path> keys;
};

/// Refuses if the repository or the folder of keys belongs to a ceremony that was held to its end; one that
/// was cut off anywhere goes on with the keys that it made. `passphrase` may be nullptr.
base::Result<CeremonyReport> hold_ceremony(base::Files& files, const DemoCeremony& ceremony,
                                           const base::SecretBytes* passphrase, base::Random& random,
                                           base::UnixMillis now,
                                           PassphraseWork work = PassphraseWork::moderate);

}  // namespace mend::author
