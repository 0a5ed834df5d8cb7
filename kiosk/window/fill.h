#pragma once

#include "kiosk/window/canvas.h"
#include "kiosk/window/primitive.h"
#include "kiosk/window/texture.h"

namespace mend::window {

/// Fills the part of the primitive that lies in `within`. The value of each pixel depends on the
/// primitive and the pixel's place alone, never on `within`: painting in parts gives the same bytes.
void fill(const Primitive& primitive, Textures textures, const PixelRect& within, Canvas& canvas);

/// Does it hide everything below it in `rect`?
bool covers(const Primitive& primitive, Textures textures, const PixelRect& rect);

}  // namespace mend::window
