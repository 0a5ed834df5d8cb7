#include "i18n/text/rasteriser.h"

#include <cmath>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace mend::text {
namespace {

constexpr FT_Pos quarter_pixel = 16;  // in 26.6
// Larger than any size that a Paragraph can ask for.
constexpr unsigned max_side = 1024;

}  // namespace

std::unique_ptr<Rasteriser> Rasteriser::create() {
  std::unique_ptr<Rasteriser> made(new Rasteriser);
  if (FT_Init_FreeType(&made->library_) != 0) {
    made->library_ = nullptr;
    return nullptr;
  }
  return made;
}

Rasteriser::~Rasteriser() {
  for (const auto& [name, face] : faces_) {
    if (face != nullptr) FT_Done_Face(face);
  }
  if (library_ != nullptr) FT_Done_FreeType(library_);
}

std::uint32_t Rasteriser::font(const std::string& file, int face_index, float size_px) {
  auto [place, is_new] = faces_.try_emplace({file, face_index}, nullptr);
  if (is_new && FT_New_Face(library_, file.c_str(), face_index, &place->second) != 0) place->second = nullptr;
  const Font font{place->second, std::lround(size_px * 64)};
  const auto next = static_cast<std::uint32_t>(fonts_.size());
  auto [number, is_new_size] = numbers_.try_emplace({font.face, font.size_26_6}, next);
  if (is_new_size) fonts_.push_back(font);
  return number->second;
}

Rasteriser::Picture Rasteriser::draw(const GlyphName& name) {
  if (name.font >= fonts_.size() || fonts_[name.font].face == nullptr) return {};
  FT_Face face = fonts_[name.font].face;
  if (FT_Set_Char_Size(face, 0, fonts_[name.font].size_26_6, 72, 72) != 0) return {};
  // Light: sharper across, widths as laid out.
  if (FT_Load_Glyph(face, name.glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return {};
  FT_GlyphSlot slot = face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return {};
  FT_Outline_Translate(&slot->outline, static_cast<FT_Pos>(name.quarter) * quarter_pixel, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_LIGHT) != 0) return {};

  const FT_Bitmap& bitmap = slot->bitmap;
  if (bitmap.width > max_side || bitmap.rows > max_side || bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return {};
  Picture picture;
  picture.place.w = static_cast<int>(bitmap.width);
  picture.place.h = static_cast<int>(bitmap.rows);
  picture.place.left = slot->bitmap_left;
  picture.place.top = -slot->bitmap_top;
  picture.rgba.reserve(std::size_t{4} * bitmap.width * bitmap.rows);
  for (unsigned y = 0; y < bitmap.rows; ++y) {
    const unsigned char* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
    for (unsigned x = 0; x < bitmap.width; ++x) {
      picture.rgba.insert(picture.rgba.end(), {255, 255, 255, row[x]});
    }
  }
  return picture;
}

}  // namespace mend::text
