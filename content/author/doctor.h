#pragma once

#include "content/author/repository.h"

#include <string>
#include <vector>

namespace mend::author {

struct DoctorReport {
  std::vector<std::string> lines;     ///< in plain words
  std::vector<std::string> problems;  ///< what somebody has to do now; any at all is a failure
};

/// What expires when, whose keys sign what, and who still has to sign the proposals (`*.proposal`) in the
/// folders.
base::Result<DoctorReport> examine_health(base::Files& files, const Repository& repository,
                                          const std::vector<base::Path>& folders, base::UnixMillis now);

}  // namespace mend::author
