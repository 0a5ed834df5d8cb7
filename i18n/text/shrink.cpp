#include "i18n/text/shrink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace mend::text {
namespace {

/// Which pixels of the old row or column one of the new covers, the first and the last in part.
struct Cover {
  int first = 0;
  std::vector<float> parts;  // sum to 1
};

std::vector<Cover> covers(int from, int to) {
  std::vector<Cover> all(static_cast<std::size_t>(to));
  const float step = static_cast<float>(from) / static_cast<float>(to);
  for (int i = 0; i < to; ++i) {
    const float start = static_cast<float>(i) * step;
    const float end = start + step;
    Cover& cover = all[static_cast<std::size_t>(i)];
    cover.first = std::min(static_cast<int>(start), from - 1);
    const int last = std::clamp(static_cast<int>(std::ceil(end)), cover.first + 1, from);
    for (int at = cover.first; at < last; ++at) {
      const float part = std::min(end, static_cast<float>(at + 1)) - std::max(start, static_cast<float>(at));
      cover.parts.push_back(std::max(part, 0.0F) / step);
    }
  }
  return all;
}

std::uint8_t byte(float value) {
  return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

}  // namespace

std::vector<std::uint8_t> shrink(const PremultipliedBgra& picture, int width, int height) {
  const std::vector<Cover> across = covers(picture.width, width);
  const std::vector<Cover> down = covers(picture.height, height);
  std::vector<std::uint8_t> rgba;
  rgba.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  for (const Cover& rows : down) {
    for (const Cover& columns : across) {
      std::array<float, 4> sum{};
      for (std::size_t y = 0; y < rows.parts.size(); ++y) {
        const std::uint8_t* row =
            picture.pixels +
            static_cast<std::ptrdiff_t>(rows.first + static_cast<int>(y)) * picture.bytes_per_row +
            static_cast<std::ptrdiff_t>(columns.first) * 4;
        for (std::size_t x = 0; x < columns.parts.size(); ++x) {
          const float part = rows.parts[y] * columns.parts[x];
          for (std::size_t c = 0; c < 4; ++c) sum[c] += part * static_cast<float>(row[x * 4 + c]);
        }
      }
      const float alpha = sum[3];
      const float whole = alpha > 0 ? 255 / alpha : 0;
      rgba.insert(rgba.end(),
                  {byte(sum[2] * whole), byte(sum[1] * whole), byte(sum[0] * whole), byte(alpha)});
    }
  }
  return rgba;
}

}  // namespace mend::text
