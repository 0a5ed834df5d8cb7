#pragma once

#include "i18n/text/atlas.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct FT_LibraryRec_;
struct FT_FaceRec_;

namespace mend::text {

/// A glyph's name: which font at which size, which glyph, and at which quarter of a pixel its pen stands.
struct GlyphName {
  std::uint32_t font = 0;
  std::uint32_t glyph = 0;    // below 2^24
  std::uint32_t quarter = 0;  // 0…3

  [[nodiscard]] std::uint64_t key() const {
    return std::uint64_t{font} << 32 | std::uint64_t{glyph} << 2 | quarter;
  }
  static GlyphName of(std::uint64_t key) {
    return {static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key >> 2) & 0xFFFFFF,
            static_cast<std::uint32_t>(key) & 3};
  }
};

/// A file's face at a size.
struct FontName {
  std::string file;
  int face = 0;
  float size_px = 0;
  bool embolden = false;  ///< thicker strokes, for a face that has no bold of its own
};

/// Draws single glyphs with FreeType: grey at quarter-pixel positions, or in their own colours.
class Rasteriser {
 public:
  struct Picture {
    GlyphAtlas::Place place;         ///< without x and y
    std::vector<std::uint8_t> rgba;  ///< straight alpha
  };

  /// Null if FreeType can't start.
  static std::unique_ptr<Rasteriser> create();
  ~Rasteriser();
  Rasteriser(const Rasteriser&) = delete;
  Rasteriser& operator=(const Rasteriser&) = delete;

  /// A number for this face at this size; the same for the same.
  [[nodiscard]] std::uint32_t font(const FontName& name);
  /// How finely pens are placed for this font, in quarters of a pixel: 1, 2 or 4. Large letters and pictures
  /// look the same at each quarter, and would only take room in the atlas.
  [[nodiscard]] std::uint32_t quarters_per_step(std::uint32_t font) const;
  [[nodiscard]] std::string file_of(std::uint32_t font) const;
  /// Empty when the font has no picture for it, or its file can't be read.
  [[nodiscard]] Picture draw(const GlyphName& name);

 private:
  struct Font {
    FT_FaceRec_* face;  // null if the file can't be read
    long size_26_6;
    bool embolden;
    auto operator<=>(const Font&) const = default;
  };
  Rasteriser() = default;
  [[nodiscard]] static Picture draw_outline(const Font& font, const GlyphName& name);
  [[nodiscard]] static Picture draw_colours(const Font& font, const GlyphName& name);

  FT_LibraryRec_* library_ = nullptr;
  std::map<std::pair<std::string, int>, FT_FaceRec_*> faces_;
  std::map<Font, std::uint32_t> numbers_;
  std::vector<Font> fonts_;
};

}  // namespace mend::text
