#pragma once

#include "content/base/files.h"

namespace mend::base {

/// Where this installation keeps fonts, catalogues and the console's look: `share/mend` beside the
/// folder of the running program.
Path share_folder();

/// What every program does with an error it cannot go on from: one plain sentence on standard error,
/// exit status 1. `return die("mend-dock", error);` from main.
int die(std::string_view program, const Error& error);

}  // namespace mend::base
