#pragma once

#include <cstdint>
#include <vector>

namespace mend::text {

/// A picture as FreeType gives it: blue, green, red, alpha, each colour already multiplied by alpha.
struct PremultipliedBgra {
  const std::uint8_t* pixels;
  int width, height, bytes_per_row;
};

/// The picture at another size, each pixel the mean of what it covers, as RGBA with straight alpha. Sizes are
/// at least 1.
[[nodiscard]] std::vector<std::uint8_t> shrink(const PremultipliedBgra& picture, int width, int height);

}  // namespace mend::text
