#include "kiosk/window/fill.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace mend::window {
namespace {

/// Straight alpha, 0 … 255 each.
struct Rgba {
  std::uint32_t r, g, b, a;
};

Rgba unpack(std::uint32_t colour) {
  return {colour & 255U, (colour >> 8U) & 255U, (colour >> 16U) & 255U, colour >> 24U};
}

std::uint32_t over_255(std::uint32_t value) {
  value += 128;
  return (value + (value >> 8U)) >> 8U;
}

Rgba times(const Rgba& a, const Rgba& b) {
  return {over_255(a.r * b.r), over_255(a.g * b.g), over_255(a.b * b.b), over_255(a.a * b.a)};
}

std::uint32_t pack_opaque(const Rgba& c) {
  return 0xFF000000U | (c.r << 16U) | (c.g << 8U) | c.b;
}

void blend(std::uint32_t& pixel, const Rgba& c) {
  if (c.a == 0) return;
  if (c.a == 255) {
    pixel = pack_opaque(c);
    return;
  }
  const std::uint32_t rest = 255 - c.a;
  const std::uint32_t r = over_255(c.r * c.a + ((pixel >> 16U) & 255U) * rest);
  const std::uint32_t g = over_255(c.g * c.a + ((pixel >> 8U) & 255U) * rest);
  const std::uint32_t b = over_255(c.b * c.a + (pixel & 255U) * rest);
  pixel = 0xFF000000U | (r << 16U) | (g << 8U) | b;
}

PixelRect meet(const PixelRect& a, const PixelRect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

Rgba texel(const Texture& texture, int x, int y) {
  x = std::clamp(x, 0, texture.width - 1);
  y = std::clamp(y, 0, texture.height - 1);
  const std::uint8_t* p = texture.pixels + (static_cast<std::ptrdiff_t>(y) * texture.width + x) * 4;
  return {p[0], p[1], p[2], p[3]};
}

Rgba nearest(const Texture& texture, float u, float v) {
  return texel(texture, static_cast<int>(std::floor(u * static_cast<float>(texture.width))),
               static_cast<int>(std::floor(v * static_cast<float>(texture.height))));
}

/// Bilinear, weighted by alpha so that the colour of clear texels does not bleed in.
Rgba smooth(const Texture& texture, float u, float v) {
  const float x = std::clamp(u, -1.0F, 2.0F) * static_cast<float>(texture.width) - 0.5F;
  const float y = std::clamp(v, -1.0F, 2.0F) * static_cast<float>(texture.height) - 0.5F;
  const float left = std::floor(x);
  const float top = std::floor(y);
  const auto wx = static_cast<std::uint32_t>((x - left) * 256.0F);
  const auto wy = static_cast<std::uint32_t>((y - top) * 256.0F);
  const int ix = static_cast<int>(left);
  const int iy = static_cast<int>(top);
  const Rgba corner[4] = {texel(texture, ix, iy), texel(texture, ix + 1, iy), texel(texture, ix, iy + 1),
                          texel(texture, ix + 1, iy + 1)};
  const std::uint32_t weight[4] = {(256 - wx) * (256 - wy), wx * (256 - wy), (256 - wx) * wy, wx * wy};
  std::uint64_t r = 0, g = 0, b = 0, a = 0;
  for (int i = 0; i < 4; ++i) {
    const std::uint64_t share = static_cast<std::uint64_t>(weight[i]) * corner[i].a;
    r += share * corner[i].r;
    g += share * corner[i].g;
    b += share * corner[i].b;
    a += share;
  }
  if (a == 0) return {0, 0, 0, 0};
  const std::uint64_t half = a / 2;
  return {static_cast<std::uint32_t>((r + half) / a), static_cast<std::uint32_t>((g + half) / a),
          static_cast<std::uint32_t>((b + half) / a), static_cast<std::uint32_t>((a + 32768) >> 16U)};
}

Rgba flat_colour(const Primitive& primitive, const Texture& texture) {
  return times(nearest(texture, primitive.u[0], primitive.v[0]), unpack(primitive.colour[0]));
}

void fill_span(std::uint32_t* begin, std::uint32_t* end, const Rgba& colour) {
  if (colour.a == 255) {
    std::fill(begin, end, pack_opaque(colour));
    return;
  }
  for (; begin != end; ++begin) blend(*begin, colour);
}

void fill_solid(const Primitive& primitive, const Texture& texture, const PixelRect& area, Canvas& canvas) {
  const Rgba colour = flat_colour(primitive, texture);
  if (colour.a == 0) return;
  for (int y = area.top; y < area.bottom; ++y)
    fill_span(canvas.row(y) + area.left, canvas.row(y) + area.right, colour);
}

void fill_copied(const Primitive& primitive, const Texture& texture, const PixelRect& area, Canvas& canvas) {
  const Rgba tint = unpack(primitive.colour[0]);
  const int from_x = static_cast<int>(std::lround(primitive.u[0] * static_cast<float>(texture.width))) -
                     static_cast<int>(primitive.x[2]);
  const int from_y = static_cast<int>(std::lround(primitive.v[0] * static_cast<float>(texture.height))) -
                     static_cast<int>(primitive.y[2]);
  const int left = std::max(area.left, -from_x);
  const int right = std::min(area.right, texture.width - from_x);
  for (int y = std::max(area.top, -from_y); y < std::min(area.bottom, texture.height - from_y); ++y) {
    const std::uint8_t* source =
        texture.pixels + (static_cast<std::ptrdiff_t>(y + from_y) * texture.width + left + from_x) * 4;
    std::uint32_t* row = canvas.row(y);
    for (int x = left; x < right; ++x, source += 4) {
      if (source[3] != 0) blend(row[x], times({source[0], source[1], source[2], source[3]}, tint));
    }
  }
}

void fill_scaled(const Primitive& primitive, const Texture& texture, const PixelRect& area, Canvas& canvas) {
  const Rgba tint = unpack(primitive.colour[0]);
  const float per_x = (primitive.u[1] - primitive.u[0]) / std::max(primitive.x[1] - primitive.x[0], 1.0F);
  const float per_y = (primitive.v[1] - primitive.v[0]) / std::max(primitive.y[1] - primitive.y[0], 1.0F);
  for (int y = area.top; y < area.bottom; ++y) {
    const float v = primitive.v[0] + (static_cast<float>(y) + 0.5F - primitive.y[0]) * per_y;
    for (int x = area.left; x < area.right; ++x) {
      const float u = primitive.u[0] + (static_cast<float>(x) + 0.5F - primitive.x[0]) * per_x;
      blend(canvas.row(y)[x], times(smooth(texture, u, v), tint));
    }
  }
}

/// One side of a triangle in 1/256 pixels: the value is positive inside, and linear over the plane.
struct Side {
  std::int64_t at_origin = 0;  ///< at the centre of pixel (0, 0), with the fill rule's bias
  std::int64_t per_x = 0;
  std::int64_t per_y = 0;
  std::int64_t bias = 0;
};

std::int64_t fixed(float value) {
  return std::llround(static_cast<double>(std::clamp(value, -32768.0F, 32767.0F)) * 256.0);
}

Side side(std::int64_t ax, std::int64_t ay, std::int64_t bx, std::int64_t by) {
  const std::int64_t dx = bx - ax;
  const std::int64_t dy = by - ay;
  Side result;
  result.per_x = -dy * 256;
  result.per_y = dx * 256;
  // Left and top sides own the pixels on them, so that neighbours neither overlap nor gape.
  result.bias = dy < 0 || (dy == 0 && dx > 0) ? 0 : -1;
  result.at_origin = dx * (128 - ay) - dy * (128 - ax) + result.bias;
  return result;
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return quotient - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

/// Narrows [left, right) to the pixels of the row where the side is not negative.
void narrow(const Side& s, int y, std::int64_t& left, std::int64_t& right) {
  const std::int64_t start = s.at_origin + s.per_y * y;
  if (s.per_x > 0) {
    left = std::max(left, -floor_divide(start, s.per_x));
  } else if (s.per_x < 0) {
    right = std::min(right, floor_divide(start, -s.per_x) + 1);
  } else if (start < 0) {
    right = left;
  }
}

struct Triangle {
  Side sides[3];    ///< side i lies opposite to corner i
  Rgba corners[3];  ///< colours
  double per_area = 0;
  bool valid = false;
};

Triangle set_up(const Primitive& primitive) {
  std::int64_t x[3], y[3];
  for (int i = 0; i < 3; ++i) {
    x[i] = fixed(primitive.x[i]);
    y[i] = fixed(primitive.y[i]);
  }
  int order[3] = {0, 1, 2};
  std::int64_t area = (x[1] - x[0]) * (y[2] - y[0]) - (y[1] - y[0]) * (x[2] - x[0]);
  Triangle triangle;
  if (area == 0) return triangle;
  if (area < 0) {
    std::swap(order[1], order[2]);
    area = -area;
  }
  for (int i = 0; i < 3; ++i) {
    const int a = order[(i + 1) % 3];
    const int b = order[(i + 2) % 3];
    triangle.sides[order[i]] = side(x[a], y[a], x[b], y[b]);
    triangle.corners[order[i]] = unpack(primitive.colour[order[i]]);
  }
  triangle.per_area = 1.0 / static_cast<double>(area);
  triangle.valid = true;
  return triangle;
}

std::uint32_t channel(double value) {
  return static_cast<std::uint32_t>(std::clamp(value + 0.5, 0.0, 255.0));
}

void fill_triangle(const Primitive& primitive, const Texture& texture, const PixelRect& area,
                   Canvas& canvas) {
  const Triangle triangle = set_up(primitive);
  if (!triangle.valid) return;
  const bool one_colour =
      primitive.colour[0] == primitive.colour[1] && primitive.colour[0] == primitive.colour[2];
  const bool one_texel = primitive.u[0] == primitive.u[1] && primitive.u[0] == primitive.u[2] &&
                         primitive.v[0] == primitive.v[1] && primitive.v[0] == primitive.v[2];
  const Rgba flat = flat_colour(primitive, texture);
  const Rgba ground = nearest(texture, primitive.u[0], primitive.v[0]);
  for (int y = area.top; y < area.bottom; ++y) {
    std::int64_t left = area.left;
    std::int64_t right = area.right;
    for (const Side& s : triangle.sides) narrow(s, y, left, right);
    if (left >= right) continue;
    std::uint32_t* row = canvas.row(y);
    if (one_colour && one_texel) {
      fill_span(row + left, row + right, flat);
      continue;
    }
    for (std::int64_t x = left; x < right; ++x) {
      double share[3];
      for (int i = 0; i < 3; ++i) {
        const Side& s = triangle.sides[i];
        share[i] = static_cast<double>(s.at_origin - s.bias + s.per_x * x + s.per_y * y) * triangle.per_area;
      }
      const Rgba* c = triangle.corners;
      const auto mix = [&](std::uint32_t a, std::uint32_t b, std::uint32_t d) {
        return channel(share[0] * a + share[1] * b + share[2] * d);
      };
      const Rgba colour{mix(c[0].r, c[1].r, c[2].r), mix(c[0].g, c[1].g, c[2].g), mix(c[0].b, c[1].b, c[2].b),
                        mix(c[0].a, c[1].a, c[2].a)};
      if (one_texel) {
        blend(row[x], times(ground, colour));
        continue;
      }
      const auto place = [&](const float* value) {
        return static_cast<float>(share[0] * value[0] + share[1] * value[1] + share[2] * value[2]);
      };
      blend(row[x], times(smooth(texture, place(primitive.u), place(primitive.v)), colour));
    }
  }
}

}  // namespace

void fill(const Primitive& primitive, Textures textures, const PixelRect& within, Canvas& canvas) {
  const PixelRect area = meet(primitive.area, within);
  if (area.empty()) return;
  const Texture& texture = textures[primitive.texture];
  switch (primitive.shape) {
    case Shape::solid:
      fill_solid(primitive, texture, area, canvas);
      break;
    case Shape::copied:
      fill_copied(primitive, texture, area, canvas);
      break;
    case Shape::scaled:
      fill_scaled(primitive, texture, area, canvas);
      break;
    case Shape::triangle:
      fill_triangle(primitive, texture, area, canvas);
      break;
  }
}

bool covers(const Primitive& primitive, Textures textures, const PixelRect& rect) {
  return primitive.shape == Shape::solid && primitive.area.left <= rect.left &&
         primitive.area.top <= rect.top && primitive.area.right >= rect.right &&
         primitive.area.bottom >= rect.bottom && flat_colour(primitive, textures[primitive.texture]).a == 255;
}

}  // namespace mend::window
