#include "i18n/text/rasteriser.h"

#include "i18n/text/shrink.h"

#include <algorithm>
#include <cmath>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace mend::text {
namespace {

constexpr FT_Pos quarter_pixel = 16;  // in 26.6
// Larger than any size that a Paragraph can ask for.
constexpr unsigned max_side = 1024;
// From these sizes on half pixels and whole pixels are fine enough.
constexpr long half_pixels_from = 32 * 64;
constexpr long whole_pixels_from = 64 * 64;
// Of the size: how much thicker bold strokes are, about as in a bold font.
constexpr long embolden_part = 28;

bool is_bitmaps_only(FT_Face face) {
  return !FT_IS_SCALABLE(face) && FT_HAS_FIXED_SIZES(face);
}

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

std::uint32_t Rasteriser::font(const FontName& name) {
  auto [place, is_new] = faces_.try_emplace({name.file, name.face}, nullptr);
  if (is_new && FT_New_Face(library_, name.file.c_str(), name.face, &place->second) != 0) {
    place->second = nullptr;
  }
  const Font font{place->second, std::lround(name.size_px * 64), name.embolden};
  const auto next = static_cast<std::uint32_t>(fonts_.size());
  auto [number, is_new_size] = numbers_.try_emplace(font, next);
  if (is_new_size) fonts_.push_back(font);
  return number->second;
}

std::uint32_t Rasteriser::quarters_per_step(std::uint32_t font) const {
  const Font& found = fonts_.at(font);
  if (found.size_26_6 >= whole_pixels_from) return 4;
  if (found.face != nullptr && is_bitmaps_only(found.face)) return 4;
  return found.size_26_6 >= half_pixels_from ? 2 : 1;
}

std::string Rasteriser::file_of(std::uint32_t font) const {
  for (const auto& [name, face] : faces_) {
    if (font < fonts_.size() && face == fonts_[font].face) return name.first;
  }
  return {};
}

Rasteriser::Picture Rasteriser::draw(const GlyphName& name) {
  if (name.font >= fonts_.size() || fonts_[name.font].face == nullptr) return {};
  const Font& font = fonts_[name.font];
  return is_bitmaps_only(font.face) ? draw_colours(font, name) : draw_outline(font, name);
}

Rasteriser::Picture Rasteriser::draw_outline(const Font& font, const GlyphName& name) {
  FT_Face face = font.face;
  if (FT_Set_Char_Size(face, 0, font.size_26_6, 72, 72) != 0) return {};
  // Light: sharper across, widths as laid out.
  if (FT_Load_Glyph(face, name.glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return {};
  FT_GlyphSlot slot = face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return {};
  if (font.embolden) {
    const FT_Pos thicker = font.size_26_6 / embolden_part;
    FT_Outline_EmboldenXY(&slot->outline, thicker, thicker / 2);
    FT_Outline_Translate(&slot->outline, -thicker / 2, -thicker / 4);
  }
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

Rasteriser::Picture Rasteriser::draw_colours(const Font& font, const GlyphName& name) {
  FT_Face face = font.face;
  if (FT_Select_Size(face, 0) != 0 || FT_Load_Glyph(face, name.glyph, FT_LOAD_COLOR) != 0) return {};
  const FT_GlyphSlot slot = face->glyph;
  const FT_Bitmap& bitmap = slot->bitmap;
  if (slot->format != FT_GLYPH_FORMAT_BITMAP || bitmap.pixel_mode != FT_PIXEL_MODE_BGRA) return {};
  if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.width > max_side || bitmap.rows > max_side) return {};

  const float scale =
      static_cast<float>(font.size_26_6) / static_cast<float>(face->available_sizes[0].y_ppem);  // both 26.6
  const auto scaled = [&](auto length) {
    return static_cast<int>(std::lround(static_cast<float>(length) * scale));
  };
  Picture picture;
  picture.place.is_colour = true;
  picture.place.w = std::min(std::max(1, scaled(bitmap.width)), static_cast<int>(max_side));
  picture.place.h = std::min(std::max(1, scaled(bitmap.rows)), static_cast<int>(max_side));
  picture.place.left = scaled(slot->bitmap_left);
  picture.place.top = -scaled(slot->bitmap_top);
  picture.rgba =
      shrink({bitmap.buffer, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), bitmap.pitch},
             picture.place.w, picture.place.h);
  return picture;
}

}  // namespace mend::text
