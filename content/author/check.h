#pragma once

#include "content/base/files.h"

#include <string>
#include <vector>

namespace mend::author {

struct CheckReport {
  std::vector<std::string> problems;  ///< have to be mended before publishing
  std::vector<std::string> notes;     ///< worth knowing, such as translations that wait for approval
};

/// Looks at one source folder the way that the kiosk, a reader and a prison will. An error means that nothing
/// could be looked at.
base::Result<CheckReport> check_source(base::Files& files, const base::Path& folder);

}  // namespace mend::author
