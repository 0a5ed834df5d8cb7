#include "kiosk/gallery/sheet.h"

#include "kiosk/ui/image_cache.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace mend::gallery {
namespace {

constexpr int kGap = 12;
constexpr std::uint32_t kGround = 0xFFB8B8B8U;

window::Canvas smaller(const window::Canvas& canvas, float scale) {
  window::Image image;
  image.size = canvas.size;
  image.pixels.reserve(canvas.pixels.size() * 4);
  for (const std::uint32_t pixel : canvas.pixels) {
    for (const unsigned shift : {16U, 8U, 0U})
      image.pixels.push_back(static_cast<std::uint8_t>(pixel >> shift));
    image.pixels.push_back(255);
  }
  const auto scaled = [&](int length) {
    return std::max(static_cast<int>(std::lround(static_cast<float>(length) * scale)), 1);
  };
  const window::Image made = ui::resized(image, {scaled(canvas.size.width), scaled(canvas.size.height)});
  window::Canvas result;
  result.resize(made.size);
  for (std::size_t i = 0; i < result.pixels.size(); ++i) {
    result.pixels[i] = 0xFF000000U | static_cast<std::uint32_t>(made.pixels[i * 4]) << 16U |
                       static_cast<std::uint32_t>(made.pixels[i * 4 + 1]) << 8U | made.pixels[i * 4 + 2];
  }
  return result;
}

void paste(window::Canvas& onto, const window::Canvas& picture, int left, int top) {
  for (int y = 0; y < picture.size.height && top + y < onto.size.height; ++y) {
    const int width = std::min(picture.size.width, onto.size.width - left);
    if (width > 0) std::copy_n(picture.row(y), width, onto.row(top + y) + left);
  }
}

}  // namespace

void Sheet::row(const window::Canvas& label) {
  rows_.push_back({smaller(label, 0.5F), {}});
}

void Sheet::add(const window::Canvas& picture) {
  rows_.back().pictures.push_back(smaller(picture, scale_));
}

window::Canvas Sheet::draw() const {
  struct Placed {
    const window::Canvas* picture;
    int left;
    int top;
  };
  int column = 0;
  for (const Row& row : rows_) {
    for (const window::Canvas& picture : row.pictures) column = std::max(column, picture.size.width);
  }
  std::vector<Placed> placed;
  int y = kGap;
  for (const Row& row : rows_) {
    placed.push_back({&row.label, kGap, y});
    y += row.label.size.height + kGap;
    for (std::size_t first = 0; first < row.pictures.size(); first += columns_) {
      int height = 0;
      for (std::size_t i = first; i < std::min(first + columns_, row.pictures.size()); ++i) {
        const window::Canvas& picture = row.pictures[i];
        placed.push_back({&picture, kGap + static_cast<int>(i - first) * (column + kGap), y});
        height = std::max(height, picture.size.height);
      }
      y += height + kGap;
    }
  }
  window::Canvas sheet;
  sheet.resize({kGap + static_cast<int>(columns_) * (column + kGap), y});
  std::fill(sheet.pixels.begin(), sheet.pixels.end(), kGround);
  for (const Placed& piece : placed) paste(sheet, *piece.picture, piece.left, piece.top);
  return sheet;
}

}  // namespace mend::gallery
