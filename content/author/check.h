#pragma once

#include "content/author/source.h"
#include "content/author/translate.h"

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
/// The same of a source that was read already; `scratch` is a folder of the caller's.
base::Result<CheckReport> check_source(base::Files& files, const Source& source, const Translator& translate,
                                       const base::Path& scratch);

}  // namespace mend::author
