#pragma once

#include "content/author/proposal.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::author {

struct ProposeRequest {
  std::vector<base::Path> sources;   ///< folders with a module.toml
  std::vector<base::Path> policies;  ///< policy files
  std::string establishment = {};    ///< whose a "local" module is
  std::string author;                ///< who proposes
  std::string title = {};            ///< made from what is proposed if empty
  std::string reason = {};
};

/// Puts what is new in sources and policies into one proposal: checks and builds each source, gives it the
/// next version, and lists it in the role whose business it is. Refuses what the checks find anything wrong
/// with, and when there is nothing new. The bytes of the proposal; nothing is written.
base::Result<base::Bytes> propose(base::Files& files, const Repository& repository,
                                  const ProposeRequest& request, base::UnixMillis now);

}  // namespace mend::author
