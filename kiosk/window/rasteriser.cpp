#include "kiosk/window/rasteriser.h"

#include "kiosk/window/fill.h"
#include "kiosk/window/primitive.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace mend::window {
namespace {

constexpr int kTile = 64;
constexpr std::uint64_t kNothing = 0x6D656E64ULL;

int tiles_for(int pixels) {
  return (pixels + kTile - 1) / kTile;
}

}  // namespace

struct Rasteriser::Frame {
  Size size;
  int columns = 0;
  int rows = 0;
  bool known = false;                 ///< the hashes describe what the canvas shows
  std::vector<std::uint64_t> hashes;  ///< by tile, of the frame on the canvas
  std::vector<std::uint64_t> next;
  std::vector<std::vector<std::uint32_t>> by_row;  ///< primitives that touch a row of tiles
  std::vector<Primitive> primitives;
  std::vector<PixelRect> painted;

  void fit(Size canvas) {
    if (canvas == size) return;
    size = canvas;
    columns = tiles_for(canvas.width);
    rows = tiles_for(canvas.height);
    const auto count = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    hashes.assign(count, 0);
    next.assign(count, 0);
    by_row.assign(static_cast<std::size_t>(rows), {});
    known = false;
  }

  [[nodiscard]] std::size_t tile(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }

  void sort_into_tiles(Textures textures) {
    std::fill(next.begin(), next.end(), kNothing);
    for (auto& row : by_row) row.clear();
    for (std::size_t i = 0; i < primitives.size(); ++i) {
      const Primitive& primitive = primitives[i];
      const Texture& texture = textures[primitive.texture];
      const std::uint64_t hash =
          primitive.hash((texture.generation << 32U) + static_cast<std::uint64_t>(texture.id));
      for (int row = primitive.area.top / kTile; row <= (primitive.area.bottom - 1) / kTile; ++row) {
        by_row[static_cast<std::size_t>(row)].push_back(static_cast<std::uint32_t>(i));
        for (int column = primitive.area.left / kTile; column <= (primitive.area.right - 1) / kTile;
             ++column) {
          std::uint64_t& value = next[tile(column, row)];
          value = std::rotl(value ^ hash, 23) * 0x9FB21C651E98DF25ULL;
        }
      }
    }
  }

  void paint(const PixelRect& rect, int row, Textures textures, Canvas& canvas) {
    const auto& members = by_row[static_cast<std::size_t>(row)];
    std::size_t first = members.size();
    while (first > 0 && !covers(primitives[members[first - 1]], textures, rect)) --first;
    if (first == 0) {
      for (int y = rect.top; y < rect.bottom; ++y) {
        std::fill(canvas.row(y) + rect.left, canvas.row(y) + rect.right, 0xFF000000U);
      }
    } else {
      --first;
    }
    for (std::size_t i = first; i < members.size(); ++i) fill(primitives[members[i]], textures, rect, canvas);
    // Equal runs below each other are shown as one.
    for (PixelRect& above : painted) {
      if (above.bottom == rect.top && above.left == rect.left && above.right == rect.right) {
        above.bottom = rect.bottom;
        return;
      }
    }
    painted.push_back(rect);
  }

  void paint_changes(Textures textures, Canvas& canvas) {
    const auto changed = [&](int column, int row) {
      return !known || hashes[tile(column, row)] != next[tile(column, row)];
    };
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        if (!changed(column, row)) continue;
        const int first = column;
        while (column < columns && changed(column, row)) ++column;
        paint({first * kTile, row * kTile, std::min(column * kTile, size.width),
               std::min((row + 1) * kTile, size.height)},
              row, textures, canvas);
      }
    }
  }
};

Rasteriser::Rasteriser() : frame_(std::make_unique<Frame>()) {}
Rasteriser::~Rasteriser() = default;

void Rasteriser::forget() {
  frame_->known = false;
}

const std::vector<PixelRect>& Rasteriser::draw(const ImDrawData& data, Textures textures, Canvas& canvas) {
  Frame& frame = *frame_;
  frame.painted.clear();
  frame.fit(canvas.size);
  take_apart(data, textures, canvas.size, frame.primitives);
  frame.sort_into_tiles(textures);
  frame.paint_changes(textures, canvas);
  frame.hashes.swap(frame.next);
  frame.known = true;
  return frame.painted;
}

}  // namespace mend::window
