#pragma once

#include "kiosk/window/png.h"

namespace mend::app {

/// A picture no larger than the box, with its sides in proportion; one that fits stays as it is. A picture
/// should leave room for the words below it.
window::Image fit_picture(const window::Image& image, window::Size box);

}  // namespace mend::app
