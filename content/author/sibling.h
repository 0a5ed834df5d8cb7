#pragma once

#include "content/base/result.h"

namespace mend::author {

/// Goes on as the program `name` beside this one, with the arguments from `argv[first]` on. Comes back only
/// when that fails.
base::Status become_sibling(const char* name, char** argv, int first);

}  // namespace mend::author
