#pragma once

#include "content/base/files.h"

namespace mend::author {

/// Refuses a source folder in which something is neither a file nor a folder, or leads elsewhere: a link, a
/// pipe, a device. What reads a folder passes such things over, so the page would be missing and nobody would
/// know. Names the first, and what to do. Hidden names are left out.
base::Status check_source_files(const base::Path& folder);

}  // namespace mend::author
