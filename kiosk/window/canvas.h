#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mend::window {

struct Size {
  int width = 0;
  int height = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

/// A rectangle of whole pixels: left and top are inside, right and bottom are not.
struct PixelRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// The picture that is shown: 0xFFRRGGBB, rows from the top, no padding.
struct Canvas {
  Size size;
  std::vector<std::uint32_t> pixels;

  void resize(Size new_size) {
    size = new_size;
    pixels.assign(static_cast<std::size_t>(new_size.width) * static_cast<std::size_t>(new_size.height),
                  0xFF000000U);
  }
  [[nodiscard]] std::uint32_t* row(int y) {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width);
  }
  [[nodiscard]] const std::uint32_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width);
  }
};

}  // namespace mend::window
