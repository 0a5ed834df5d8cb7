#pragma once

#include "content/base/clock.h"

#include <string_view>

namespace mend::base {

/// When the sources of this program were as they are: SOURCE_DATE_EPOCH of the build, else the last commit's time;
/// 0 where neither is known. The same sources give the same, whenever they are built.
UnixMillis build_time();

/// "0.1.0"
std::string_view version();

}  // namespace mend::base
