#pragma once

#include "kiosk/window/canvas.h"

namespace mend::app {

/// What a display says of itself (EDID) is often wrong: only what somebody has measured counts. 0 = unknown.
[[nodiscard]] float pixels_per_mm(const window::Size& pixels, const window::Size& millimetres);

}  // namespace mend::app
