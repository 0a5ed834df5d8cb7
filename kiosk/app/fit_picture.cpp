#include "kiosk/app/fit_picture.h"

#include <algorithm>
#include <array>

namespace mend::app {

window::Image fit_picture(const window::Image& image, window::Size box) {
  const auto [width, height] = image.size;
  if (width <= 0 || height <= 0 || (width <= box.width && height <= box.height)) return image;
  window::Image small;
  if (std::int64_t{width} * box.height > std::int64_t{height} * box.width) {
    small.size = {box.width, std::max(1, static_cast<int>(std::int64_t{height} * box.width / width))};
  } else {
    small.size = {std::max(1, static_cast<int>(std::int64_t{width} * box.height / height)), box.height};
  }
  small.pixels.resize(static_cast<std::size_t>(small.size.width) *
                      static_cast<std::size_t>(small.size.height) * 4);
  // The mean of the pixels that one covers, weighted by how opaque they are.
  auto* out = small.pixels.data();
  for (int y = 0; y < small.size.height; ++y) {
    const int top = y * height / small.size.height;
    const int bottom = std::max(top + 1, (y + 1) * height / small.size.height);
    for (int x = 0; x < small.size.width; ++x, out += 4) {
      const int left = x * width / small.size.width;
      const int right = std::max(left + 1, (x + 1) * width / small.size.width);
      std::array<std::uint32_t, 3> sum{};
      std::uint32_t opacity = 0;
      for (int sy = top; sy < bottom; ++sy) {
        const auto* in =
            image.pixels.data() + (static_cast<std::size_t>(sy) * static_cast<std::size_t>(width) +
                                   static_cast<std::size_t>(left)) *
                                      4;
        for (int sx = left; sx < right; ++sx, in += 4) {
          for (std::size_t c = 0; c < 3; ++c) sum[c] += std::uint32_t{in[c]} * in[3];
          opacity += in[3];
        }
      }
      for (std::size_t c = 0; c < 3; ++c)
        out[c] = static_cast<std::uint8_t>(opacity > 0 ? sum[c] / opacity : 0);
      out[3] =
          static_cast<std::uint8_t>(opacity / static_cast<std::uint32_t>((bottom - top) * (right - left)));
    }
  }
  return small;
}

}  // namespace mend::app
