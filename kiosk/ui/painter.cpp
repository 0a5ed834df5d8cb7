#include "kiosk/ui/painter.h"

#include "kiosk/ui/outline.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <imgui.h>

namespace mend::ui {
namespace {

/// Dear ImGui's indices have 16 bits, and each reservation must fit.
constexpr std::size_t kGlyphsAtOnce = 4096;

ImU32 pack(Colour colour) {
  return IM_COL32((colour.rgb >> 16U) & 255U, (colour.rgb >> 8U) & 255U, colour.rgb & 255U, 255);
}

ImVec2 corner(const Rect& rect) {
  return {rect.x, rect.y};
}
ImVec2 far_corner(const Rect& rect) {
  return {rect.right(), rect.bottom()};
}
Rect inset(const Rect& rect, float by) {
  return {rect.x + by, rect.y + by, rect.width - 2 * by, rect.height - 2 * by};
}

}  // namespace

void Painter::begin(ImDrawList* list, const Rect& window, const Manner& manner) {
  list_ = list;
  palette_ = &manner.palette;
  density_ = manner.density;
  clips_.assign(1, window);
  placed_.clear();
}

void Painter::clip(const Rect& rect) {
  clips_.push_back(rect);
  list_->PushClipRect(corner(rect), far_corner(rect), true);
}

void Painter::unclip() {
  clips_.pop_back();
  list_->PopClipRect();
}

bool Painter::visible(const Rect& rect) const {
  const Rect& clip = clips_.back();
  return rect.x < clip.right() && rect.right() > clip.x && rect.y < clip.bottom() && rect.bottom() > clip.y;
}

void Painter::fill(const Rect& rect, Colour colour, float radius) {
  if (visible(rect)) list_->AddRectFilled(corner(rect), far_corner(rect), pack(colour), radius);
}

void Painter::shade(const Rect& rect, Colour colour, float share) {
  const auto alpha = static_cast<ImU32>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255));
  const ImU32 tint = (pack(colour) & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
  if (visible(rect)) list_->AddRectFilled(corner(rect), far_corner(rect), tint);
}

void Painter::edge(const Rect& rect, Colour colour, float thickness, float radius) {
  if (!visible(rect)) return;
  if (radius > 0) {
    const Rect middle = inset(rect, thickness / 2);
    // ImGui moves a border by half a pixel inwards; this moves it back.
    list_->AddRect({middle.x - 0.5F, middle.y - 0.5F}, {middle.right() + 0.5F, middle.bottom() + 0.5F},
                   pack(colour), std::max(radius - thickness / 2, 0.0F), 0, thickness);
    return;
  }
  fill({rect.x, rect.y, rect.width, thickness}, colour);
  fill({rect.x, rect.bottom() - thickness, rect.width, thickness}, colour);
  fill({rect.x, rect.y + thickness, thickness, rect.height - 2 * thickness}, colour);
  fill({rect.right() - thickness, rect.y + thickness, thickness, rect.height - 2 * thickness}, colour);
}

void Painter::disc(float x, float y, float radius, Colour colour) {
  if (visible({x - radius, y - radius, 2 * radius, 2 * radius}))
    list_->AddCircleFilled({x, y}, radius, pack(colour));
}

void Painter::circle(float x, float y, float radius, Colour colour, float thickness) {
  if (!visible({x - radius, y - radius, 2 * radius, 2 * radius})) return;
  list_->AddCircle({x, y}, radius - thickness / 2, pack(colour), 0, thickness);
}

void Painter::line(float x0, float y0, float x1, float y1, Colour colour, float thickness) {
  list_->AddLine({x0, y0}, {x1, y1}, pack(colour), thickness);
}

void Painter::words(const text::Layout& layout, float x, float y, Colour colour, std::size_t lines) {
  x = std::round(x);
  y = std::round(y);
  placed_.push_back({&layout, x, y});
  if (!visible({x - 8, y - 8, layout.width + 16, layout.height + 16})) return;
  if (placed_.back() == mark_.words) draw_mark(colour);
  const ImU32 tint = pack(colour);
  const Rect& clip = clips_.back();
  const auto in_sight = [&](const text::Glyph& glyph) {
    return glyph.w > 0 && glyph.line < lines && y + glyph.y < clip.bottom() && y + glyph.y + glyph.h > clip.y;
  };
  for (std::size_t first = 0; first < layout.glyphs.size(); first += kGlyphsAtOnce) {
    const auto begin = layout.glyphs.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end =
        begin + static_cast<std::ptrdiff_t>(std::min(kGlyphsAtOnce, layout.glyphs.size() - first));
    const int count = static_cast<int>(std::count_if(begin, end, in_sight));
    list_->PrimReserve(count * 6, count * 4);
    for (auto glyph = begin; glyph != end; ++glyph) {
      if (!in_sight(*glyph)) continue;
      const ImVec2 from{x + glyph->x, y + glyph->y};
      list_->PrimRectUV(from, {from.x + glyph->w, from.y + glyph->h}, {glyph->u0, glyph->v0},
                        {glyph->u1, glyph->v1}, glyph->is_colour ? IM_COL32_WHITE : tint);
    }
  }
}

void Painter::draw_mark(Colour ink) {
  const bool inverted = contrast(ink, palette_->mark_inverted) > contrast(ink, palette_->mark);
  for (const Rect& ground : mark_.grounds)
    fill(ground, inverted ? palette_->mark_inverted : palette_->mark, 3 * density_);
}

void Painter::image(window::TextureId texture, const Rect& rect) {
  if (!visible(rect)) return;
  list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)), corner(rect),
                  far_corner(rect));
}

void Painter::ring(const Rect& rect, float radius) {
  const float inner = std::round(4 * density_);
  const float outer = std::round(7 * density_);
  edge(inset(rect, -inner), palette_->focus, inner, radius > 0 ? radius + inner : 0);
  edge(inset(rect, -outer), palette_->focus_text, outer - inner, radius > 0 ? radius + outer : 0);
}

void Painter::path(std::string_view outline, float units, const Rect& rect, Colour colour,
                   const Stroke& stroke) {
  if (!visible(rect)) return;
  const float scale = std::min(rect.width, rect.height) / units;
  const ImU32 tint = pack(colour);
  std::vector<ImVec2> points;
  for (const Run& run : read_outline(outline, 3 / scale)) {
    points.clear();
    for (const Point& p : run.points) {
      points.push_back({rect.x + (stroke.mirrored ? units - p.x : p.x) * scale, rect.y + p.y * scale});
    }
    float thickness = stroke.thickness * scale;
    if (stroke.thickness <= 0) {
      // The inside without soft edges, so that its triangles leave no seams; the outline then softens the
      // rim.
      const auto flags = list_->Flags;
      list_->Flags &= ~ImDrawListFlags_AntiAliasedFill;
      const auto corners = triangulate(run.points);
      for (std::size_t i = 0; i + 3 <= corners.size(); i += 3) {
        list_->AddTriangleFilled(points[corners[i]], points[corners[i + 1]], points[corners[i + 2]], tint);
      }
      list_->Flags = flags;
      thickness = 1;
    }
    const bool closed = run.closed || stroke.thickness <= 0;
    list_->AddPolyline(points.data(), static_cast<int>(points.size()), tint, closed ? ImDrawFlags_Closed : 0,
                       thickness);
    if (closed || thickness < 2) continue;
    for (const ImVec2& end : {points.front(), points.back()})
      list_->AddCircleFilled(end, thickness / 2, tint);
  }
}

}  // namespace mend::ui
