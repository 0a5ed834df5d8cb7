#pragma once

#include "content/author/publication.h"

#include <string>
#include <vector>

namespace mend::author {

enum class Standing {
  waiting,    ///< somebody still has to sign
  ready,      ///< can be published
  rejected,   ///< somebody's "no" stands
  published,  ///< the repository has it, or had it before what came later
  moved,      ///< something else was published meanwhile: propose again
  unusable,   ///< cannot be read, or changes what it may not
};
/// "waiting", "ready" …
std::string_view name_of(Standing standing);

struct ProposalStatus {
  base::Path path;
  std::string title;  ///< empty if it cannot be read
  std::string author;
  Standing standing = Standing::unusable;
  std::vector<std::string> says;  ///< who signed and who has to, or why not
};

/// Where one proposal stands; `signatures` are the folders that are looked in. Never fails: what cannot be
/// read is said to be so.
ProposalStatus status_of(base::Files& files, const Repository& repository, const base::Path& proposal,
                         const std::vector<base::Path>& signatures);

/// The proposals (*.proposal) of a folder, each with its signatures beside it, oldest name first.
base::Result<std::vector<base::Path>> proposals_in(base::Files& files, const base::Path& folder);

}  // namespace mend::author
