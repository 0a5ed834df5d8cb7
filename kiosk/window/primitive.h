#pragma once

#include "kiosk/window/canvas.h"
#include "kiosk/window/texture.h"

#include <cstdint>
#include <vector>

struct ImDrawData;

namespace mend::window {

enum class Shape : std::uint32_t {
  solid,     ///< rectangle of one colour
  copied,    ///< rectangle that shows its texture texel for pixel
  scaled,    ///< rectangle that shows its texture at another size
  triangle,  ///< colours and texture vary between three corners
};

/// One thing to fill. Made of 32-bit members only, without padding, so that its bytes can be hashed.
struct Primitive {
  Shape shape = Shape::solid;
  std::uint32_t texture = 0;  ///< index in Textures
  PixelRect area;             ///< no pixel outside is touched; inside the canvas and the clip rectangle
  // Rectangles: corner 0 is left-top, corner 1 right-bottom; corner 2 is where the pixels of corner 0 begin.
  float x[3] = {};
  float y[3] = {};
  float u[3] = {};
  float v[3] = {};
  std::uint32_t colour[3] = {};  ///< 0xAABBGGRR, as Dear ImGui packs it

  [[nodiscard]] std::uint64_t hash(std::uint64_t generation) const;
};

/// Takes draw data apart, in drawing order. Whatever cannot be seen is left out; a broken index or an
/// unknown texture is left out as well.
void take_apart(const ImDrawData& data, Textures textures, Size canvas, std::vector<Primitive>& primitives);

}  // namespace mend::window
