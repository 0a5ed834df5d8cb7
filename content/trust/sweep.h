#pragma once

#include "content/base/files.h"

#include <set>
#include <vector>

namespace mend::trust {

/// The files below `folder` that are not in `wanted`.
base::Result<std::vector<base::Path>> unwanted_files(base::Files& files, const base::Path& folder,
                                                     const std::set<base::Path>& wanted);

/// Removes them, and what writes that were cut off left there.
base::Status sweep(base::Files& files, const base::Path& folder, const std::set<base::Path>& wanted);

}  // namespace mend::trust
