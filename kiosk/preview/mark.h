#pragma once

#include "i18n/text/engine.h"
#include "kiosk/window/canvas.h"

#include <string>

namespace mend::preview {

/// How high the band is that says that this is no kiosk.
inline constexpr int mark_height = 44;

/// A yellow band between black and yellow stripes that says "PREVIEW" and `words`. Nothing that a kiosk shows
/// looks like it.
window::Canvas draw_mark(text::Engine& engine, int width, const std::string& words);

/// Copies one picture into another; what does not fit is left out.
void put(const window::Canvas& from, window::Canvas& to, int left, int top);

}  // namespace mend::preview
