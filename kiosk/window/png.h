#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"
#include "kiosk/window/canvas.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace mend::window {

/// RGBA8, straight alpha, rows from the top, no padding.
struct Image {
  Size size;
  std::vector<std::uint8_t> pixels;
};

/// Same pixels, same bytes.
base::Result<base::Bytes> encode_png(const Canvas& canvas);
/// Reads a PNG from outside. Refuses what is malformed or larger than 4096 × 4096. `what` names it in the
/// message.
base::Result<Image> decode_png(base::ByteView bytes, std::string_view what);

}  // namespace mend::window
