#pragma once

#include "kiosk/app/read_aloud.h"
#include "kiosk/app/tongue.h"
#include "kiosk/store/preferences.h"

#include <string_view>

namespace mend::app {

/// Who is at the screen: nobody yet, a resident, or nobody ever again because the device is broken.
enum class Who { nobody, resident, broken };

/// What stands around every page for them: the bar, the foot with its buttons, the keyboard.
screens::Frame make_surroundings(const messages::Catalogue& catalogue, std::string_view language,
                                 const store::Preferences& preferences, float pixels_per_mm,
                                 const ReadAloud& read_aloud, Who who);

}  // namespace mend::app
