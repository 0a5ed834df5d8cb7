#pragma once

#include "content/base/clock.h"

#include <string>
#include <string_view>

namespace mend::console {

/// What the kiosk will say to the resident for a message of the closed set ("status.checking"), in English
/// and word for word (i18n/po/mend.pot), so that staff know what they are about to say. Empty for any other.
/// `today` stands where the kiosk says the date.
std::string resident_reads(std::string_view message, base::UnixMillis today);

}  // namespace mend::console
