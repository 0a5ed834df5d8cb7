#pragma once

#include "i18n/text/engine.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace mend::text {

/// A picture in memory that layouts are drawn on: for tools and tests, which have no window. RGB, source
/// over.
class Canvas {
 public:
  using Colour = std::array<std::uint8_t, 3>;

  Canvas(int width, int height, Colour background) : width_(width), height_(height) {
    for (int i = 0; i < width * height; ++i)
      pixels_.insert(pixels_.end(), background.begin(), background.end());
  }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] const std::vector<std::uint8_t>& pixels() const { return pixels_; }

  void fill(const Rect& area, Colour colour) {
    for (int y = static_cast<int>(area.y); y < static_cast<int>(area.y + area.h); ++y) {
      for (int x = static_cast<int>(area.x); x < static_cast<int>(area.x + area.w); ++x)
        blend(x, y, colour, 255);
    }
  }
  /// `layout` is fresh: see Engine::refresh.
  void draw(const Layout& layout, const GlyphAtlas& atlas, int left, int top, Colour colour) {
    for (const Glyph& glyph : layout.glyphs) {
      const int u = static_cast<int>(glyph.u0 * static_cast<float>(atlas.width()) + 0.5F);
      const int v = static_cast<int>(glyph.v0 * static_cast<float>(atlas.height()) + 0.5F);
      for (int y = 0; y < static_cast<int>(glyph.h); ++y) {
        for (int x = 0; x < static_cast<int>(glyph.w); ++x) {
          const std::size_t at = (static_cast<std::size_t>(v + y) * static_cast<std::size_t>(atlas.width()) +
                                  static_cast<std::size_t>(u + x)) *
                                 4;
          const auto pixel = atlas.pixels().subspan(at, 4);
          const Colour own{pixel[0], pixel[1], pixel[2]};
          blend(left + static_cast<int>(glyph.x) + x, top + static_cast<int>(glyph.y) + y,
                glyph.is_colour ? own : colour, pixel[3]);
        }
      }
    }
  }

 private:
  void blend(int x, int y, Colour colour, int alpha) {
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return;
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)) * 3;
    for (std::size_t i = 0; i < 3; ++i) {
      pixels_[at + i] =
          static_cast<std::uint8_t>((colour[i] * alpha + pixels_[at + i] * (255 - alpha) + 127) / 255);
    }
  }

  int width_;
  int height_;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace mend::text
