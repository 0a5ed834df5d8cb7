#pragma once

#include "i18n/text/atlas.h"

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

/// Draws single glyphs with FreeType, grey, with quarter-pixel positions.
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
  [[nodiscard]] std::uint32_t font(const std::string& file, int face_index, float size_px);
  /// Empty when the font has no picture for it, or its file can't be read.
  [[nodiscard]] Picture draw(const GlyphName& name);

 private:
  struct Font {
    FT_FaceRec_* face;  // null if the file can't be read
    long size_26_6;
  };
  Rasteriser() = default;

  FT_LibraryRec_* library_ = nullptr;
  std::map<std::pair<std::string, int>, FT_FaceRec_*> faces_;
  std::map<std::pair<FT_FaceRec_*, long>, std::uint32_t> numbers_;
  std::vector<Font> fonts_;
};

}  // namespace mend::text
