#pragma once

#include <cstdint>
#include <span>

namespace mend::window {

/// ImDrawCmd::TextureId values. Solid shapes and the glyphs of all text share one texture; pictures have
/// others, from `first_picture` on.
enum class TextureId : std::uint32_t { glyphs = 1, first_picture = 16 };

/// RGBA8 pixels with straight alpha that the rasteriser may read. The owner keeps them alive and
/// unchanged during present. A changed generation repaints whatever shows the texture; a texture that
/// only grows (glyphs put into free places) keeps its generation.
struct Texture {
  TextureId id = TextureId::glyphs;
  const std::uint8_t* pixels = nullptr;
  int width = 0;
  int height = 0;
  std::uint64_t generation = 0;
};

using Textures = std::span<const Texture>;

}  // namespace mend::window
