#pragma once

#include "content/author/outcome.h"

#include <map>
#include <string>

namespace mend::author {

/// Files of a repository by name ("metadata/timestamp.json"), as a publication is going to write them.
using NewFiles = std::map<std::string, base::Bytes>;

/// Follows the repository as it will be with our own client, once as a device that is new and once as one
/// that has what stands now. Root, timestamp, snapshot, targets and what changes must not be expired; roles
/// that stay may be, for else one establishment's delay would hold up everybody.
base::Status check_as_devices(const Repository& repository, const Proposal* proposal, const NewFiles& files,
                              base::UnixMillis now);

}  // namespace mend::author
