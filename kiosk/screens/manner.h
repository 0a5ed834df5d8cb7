#pragma once

#include "kiosk/store/preferences.h"
#include "kiosk/ui/handling.h"
#include "kiosk/ui/look.h"

namespace mend::screens {

/// What somebody chose, as the components take it.
[[nodiscard]] ui::Look look_of(const store::Preferences& preferences, float pixels_per_mm);
[[nodiscard]] ui::Handling handling_of(const store::Preferences& preferences);

}  // namespace mend::screens
