#pragma once

#include "content/base/files.h"

#include <string>
#include <vector>

namespace mend::author {

/// Runs a program of the PATH without a shell, in the locale C.UTF-8, with nothing to read, and waits for it.
/// What it says on standard output and standard error goes to `log`, and comes back. Refused if it fails.
base::Result<std::string> run_process(const std::vector<std::string>& command, const base::Path& log);

}  // namespace mend::author
