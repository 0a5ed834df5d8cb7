#pragma once

#include "content/base/clock.h"

#include <functional>

namespace mend::form {

/// How many seconds local time is ahead of UTC at a moment. The only way for forms to learn of local time.
using Zone = std::function<int(base::UnixMillis)>;

/// Always 0.
Zone utc();
/// What the operating system is set to (TZ, /etc/localtime).
Zone system_zone();

}  // namespace mend::form
