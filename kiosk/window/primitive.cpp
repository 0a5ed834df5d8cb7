#include "kiosk/window/primitive.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <imgui.h>
#include <optional>

namespace mend::window {
namespace {

static_assert(sizeof(Primitive) == 21 * sizeof(std::uint32_t), "padding would be hashed");

int pixel(float value) {
  return static_cast<int>(std::lround(std::clamp(value, -32768.0F, 32767.0F)));
}

PixelRect meet(const PixelRect& a, const PixelRect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

PixelRect whole_pixels(const ImVec4& rect) {
  return {pixel(rect.x), pixel(rect.y), pixel(rect.z), pixel(rect.w)};
}

bool same_place(const ImDrawVert& a, const ImDrawVert& b) {
  return a.uv.x == b.uv.x && a.uv.y == b.uv.y;
}

/// The two triangles of ImDrawList::PrimRect and PrimRectUV: one colour, sides along the axes.
bool is_rectangle(const std::array<const ImDrawVert*, 4>& c) {
  const auto [a, b, d, e] = c;
  return a->pos.y == b->pos.y && b->pos.x == d->pos.x && d->pos.y == e->pos.y && e->pos.x == a->pos.x &&
         a->uv.y == b->uv.y && b->uv.x == d->uv.x && d->uv.y == e->uv.y && e->uv.x == a->uv.x &&
         a->col == b->col && a->col == d->col && a->col == e->col && a->pos.x <= d->pos.x &&
         a->pos.y <= d->pos.y;
}

void set_corner(Primitive& primitive, std::size_t corner, const ImDrawVert& vertex) {
  primitive.x[corner] = vertex.pos.x;
  primitive.y[corner] = vertex.pos.y;
  primitive.u[corner] = vertex.uv.x;
  primitive.v[corner] = vertex.uv.y;
  primitive.colour[corner] = vertex.col;
}

bool finite(const Primitive& primitive) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (!std::isfinite(primitive.x[i]) || !std::isfinite(primitive.y[i]) || !std::isfinite(primitive.u[i]) ||
        !std::isfinite(primitive.v[i])) {
      return false;
    }
  }
  return true;
}

class Taker {
 public:
  Taker(const ImDrawData& data, Textures textures, Size canvas, std::vector<Primitive>& out)
      : origin_(data.DisplayPos),
        textures_(textures),
        screen_{0, 0, canvas.width, canvas.height},
        out_(out) {}

  void take(const ImDrawList& list, const ImDrawCmd& command) {
    const auto texture = texture_index(command);
    const ImVec4& c = command.ClipRect;
    const PixelRect clip =
        meet(screen_, whole_pixels({c.x - origin_.x, c.y - origin_.y, c.z - origin_.x, c.w - origin_.y}));
    const std::size_t end = static_cast<std::size_t>(command.IdxOffset) + command.ElemCount;
    if (!texture || clip.empty() || end > static_cast<std::size_t>(list.IdxBuffer.Size)) return;
    texture_ = *texture;
    clip_ = clip;
    for (std::size_t i = command.IdxOffset; i + 3 <= end;) {
      i += i + 6 <= end && take_rectangle(list, command, i) ? 6 : (take_triangle(list, command, i), 3);
    }
  }

 private:
  std::optional<std::uint32_t> texture_index(const ImDrawCmd& command) const {
    const auto wanted = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
    for (std::size_t i = 0; i < textures_.size(); ++i) {
      const Texture& texture = textures_[i];
      if (static_cast<std::uint32_t>(texture.id) == wanted && texture.pixels && texture.width > 0 &&
          texture.height > 0) {
        return static_cast<std::uint32_t>(i);
      }
    }
    return std::nullopt;
  }

  static const ImDrawVert* vertex(const ImDrawList& list, const ImDrawCmd& command, std::size_t index) {
    const std::size_t at = command.VtxOffset + list.IdxBuffer.Data[index];
    return at < static_cast<std::size_t>(list.VtxBuffer.Size) ? list.VtxBuffer.Data + at : nullptr;
  }

  bool take_rectangle(const ImDrawList& list, const ImDrawCmd& command, std::size_t first) {
    const ImDrawIdx* index = list.IdxBuffer.Data + first;
    if (index[3] != index[0] || index[4] != index[2]) return false;
    const std::array<const ImDrawVert*, 4> corners{
        vertex(list, command, first), vertex(list, command, first + 1), vertex(list, command, first + 2),
        vertex(list, command, first + 5)};
    if (std::find(corners.begin(), corners.end(), nullptr) != corners.end() || !is_rectangle(corners))
      return false;
    Primitive primitive;
    set_corner(primitive, 0, *corners[0]);
    set_corner(primitive, 1, *corners[2]);
    if (!finite(primitive)) return true;
    move_to_canvas(primitive, 2);
    primitive.area = {pixel(primitive.x[0]), pixel(primitive.y[0]), pixel(primitive.x[1]),
                      pixel(primitive.y[1])};
    primitive.shape = same_place(*corners[0], *corners[2]) ? Shape::solid : fit(primitive);
    keep(primitive);
    return true;
  }

  void take_triangle(const ImDrawList& list, const ImDrawCmd& command, std::size_t first) {
    Primitive primitive;
    primitive.shape = Shape::triangle;
    for (std::size_t i = 0; i < 3; ++i) {
      const ImDrawVert* corner = vertex(list, command, first + i);
      if (!corner) return;
      set_corner(primitive, i, *corner);
    }
    if (!finite(primitive)) return;
    move_to_canvas(primitive, 3);
    const auto [left, right] = std::minmax({primitive.x[0], primitive.x[1], primitive.x[2]});
    const auto [top, bottom] = std::minmax({primitive.y[0], primitive.y[1], primitive.y[2]});
    primitive.area = {pixel(std::floor(left)), pixel(std::floor(top)), pixel(std::ceil(right)),
                      pixel(std::ceil(bottom))};
    keep(primitive);
  }

  void move_to_canvas(Primitive& primitive, std::size_t corners) const {
    for (std::size_t i = 0; i < corners; ++i) {
      primitive.x[i] -= origin_.x;
      primitive.y[i] -= origin_.y;
    }
  }

  [[nodiscard]] Shape fit(const Primitive& primitive) const {
    const Texture& texture = textures_[texture_];
    const float wide = (primitive.u[1] - primitive.u[0]) * static_cast<float>(texture.width);
    const float high = (primitive.v[1] - primitive.v[0]) * static_cast<float>(texture.height);
    const bool same =
        std::abs(wide - static_cast<float>(primitive.area.right - primitive.area.left)) < 0.01F &&
        std::abs(high - static_cast<float>(primitive.area.bottom - primitive.area.top)) < 0.01F;
    return same ? Shape::copied : Shape::scaled;
  }

  void keep(Primitive& primitive) {
    if ((primitive.colour[0] | primitive.colour[1] | primitive.colour[2]) >> 24U == 0) return;
    // A copied rectangle is placed by its unclipped corner, which `area` is about to lose.
    if (primitive.shape == Shape::copied || primitive.shape == Shape::scaled) {
      primitive.x[2] = static_cast<float>(primitive.area.left);
      primitive.y[2] = static_cast<float>(primitive.area.top);
    }
    primitive.area = meet(primitive.area, clip_);
    primitive.texture = texture_;
    if (!primitive.area.empty()) out_.push_back(primitive);
  }

  ImVec2 origin_;
  Textures textures_;
  PixelRect screen_;
  PixelRect clip_;
  std::uint32_t texture_ = 0;
  std::vector<Primitive>& out_;
};

}  // namespace

std::uint64_t Primitive::hash(std::uint64_t generation) const {
  std::array<std::uint32_t, sizeof(Primitive) / sizeof(std::uint32_t)> words;
  std::memcpy(words.data(), this, sizeof(Primitive));
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ generation;
  for (const std::uint32_t word : words) {
    hash = std::rotl((hash ^ word) * 0xD6E8FEB86659FD93ULL, 29);
  }
  return hash ^ (hash >> 32U);
}

void take_apart(const ImDrawData& data, Textures textures, Size canvas, std::vector<Primitive>& primitives) {
  primitives.clear();
  Taker taker(data, textures, canvas, primitives);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback == nullptr) taker.take(list, command);
    }
  }
}

}  // namespace mend::window
