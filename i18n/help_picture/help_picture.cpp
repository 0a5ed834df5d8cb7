#include "i18n/help_picture/help_picture.h"

#include "i18n/help_picture/pictures.h"

#include <algorithm>

namespace mend::help_picture {
namespace {

using Row = std::array<std::uint32_t, large_width>;

void unpack(const Picture& picture, int y, Row& row) {
  const std::uint8_t* run = picture.runs + picture.rows[std::clamp(y, 0, picture.height - 1)];
  for (int x = 0; x < picture.width; run += 2) {
    const std::uint32_t colour = picture.colours[run[1]];
    for (int count = run[0]; count > 0; --count) row[static_cast<std::size_t>(x++)] = colour;
  }
}

// As large as fits, by a whole factor, in the middle; its outermost pixels go on to the edges.
void draw_whole(const Picture& picture, std::uint32_t* pixels, int width, int height, std::size_t stride) {
  const int factor = std::min(width / picture.width, height / picture.height);
  const int left = (width - picture.width * factor) / 2;
  const int top = (height - picture.height * factor) / 2;
  Row row;
  for (int y = 0; y < height; ++y) {
    unpack(picture, y < top ? 0 : (y - top) / factor, row);
    std::uint32_t* out = pixels + static_cast<std::size_t>(y) * stride;
    for (int x = 0; x < width; ++x) {
      const int from = x < left ? 0 : std::min((x - left) / factor, picture.width - 1);
      out[x] = row[static_cast<std::size_t>(from)];
    }
  }
}

/// Where the smaller picture ends up on a screen that it does not fit.
struct Fit {
  int width, height, left, top;
};

Fit fit(const Picture& picture, int width, int height) {
  const auto w = static_cast<std::int64_t>(width);
  const auto h = static_cast<std::int64_t>(height);
  Fit fit{width, static_cast<int>(w * picture.height / picture.width), 0, 0};
  if (fit.height > height) fit = {static_cast<int>(h * picture.width / picture.height), height, 0, 0};
  fit.width = std::max(fit.width, 1);
  fit.height = std::max(fit.height, 1);
  fit.left = (width - fit.width) / 2;
  fit.top = (height - fit.height) / 2;
  return fit;
}

// Each pixel is the mean of those that it stands for.
void draw_smaller(const Picture& picture, std::uint32_t* pixels, int width, int height, std::size_t stride) {
  const Fit to = fit(picture, width, height);
  struct Sum {
    std::uint32_t red, green, blue, count;
  };
  std::array<Sum, small_width> sums;
  Row row;
  for (int y = 0; y < height; ++y) {
    const int down = std::clamp(y - to.top, 0, to.height - 1);
    const int first = down * picture.height / to.height;
    const int last = std::max(first + 1, (down + 1) * picture.height / to.height);
    sums.fill({0, 0, 0, 0});
    for (int from_y = first; from_y < last; ++from_y) {
      unpack(picture, from_y, row);
      for (int across = 0; across < to.width; ++across) {
        const int begin = across * picture.width / to.width;
        const int end = std::max(begin + 1, (across + 1) * picture.width / to.width);
        Sum& sum = sums[static_cast<std::size_t>(across)];
        for (int from_x = begin; from_x < end; ++from_x) {
          const std::uint32_t colour = row[static_cast<std::size_t>(from_x)];
          sum.red += colour >> 16 & 255;
          sum.green += colour >> 8 & 255;
          sum.blue += colour & 255;
          ++sum.count;
        }
      }
    }
    std::uint32_t* out = pixels + static_cast<std::size_t>(y) * stride;
    for (int x = 0; x < width; ++x) {
      const Sum& sum = sums[static_cast<std::size_t>(std::clamp(x - to.left, 0, to.width - 1))];
      out[x] = 0xFF000000U | sum.red / sum.count << 16 | sum.green / sum.count << 8 | sum.blue / sum.count;
    }
  }
}

}  // namespace

void draw(std::uint32_t* pixels, int width, int height, std::size_t stride) {
  if (pixels == nullptr || width <= 0 || height <= 0) return;
  const Picture* best = nullptr;
  for (const Picture& picture : pictures) {
    if (width >= picture.width && height >= picture.height) best = &picture;
  }
  if (best != nullptr) {
    draw_whole(*best, pixels, width, height, stride);
  } else {
    draw_smaller(pictures.front(), pixels, width, height, stride);
  }
}

}  // namespace mend::help_picture
