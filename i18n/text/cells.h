#pragma once

#include "i18n/text/paragraph.h"

#include <pango/pango.h>
#include <vector>

namespace mend::text {

/// Pango's units in pixels.
inline float pixels(int pango_units) {
  return static_cast<float>(pango_units) / PANGO_SCALE;
}

/// What a caret steps over in a paragraph whose text and lines are known.
[[nodiscard]] std::vector<Layout::Cell> cells_of(PangoLayout* pango, const Layout& layout);

}  // namespace mend::text
