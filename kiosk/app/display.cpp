#include "kiosk/app/display.h"

#include <algorithm>

namespace mend::app {

float pixels_per_mm(const window::Size& pixels, const window::Size& millimetres) {
  if (millimetres.width <= 0 || millimetres.height <= 0) return 0;
  return std::min(static_cast<float>(pixels.width) / static_cast<float>(millimetres.width),
                  static_cast<float>(pixels.height) / static_cast<float>(millimetres.height));
}

}  // namespace mend::app
