#pragma once

#include <cstdint>
#include <span>

namespace mend::window {

/// ImDrawCmd::TextureId values. Glyphs of all text share one texture; pictures follow from `first_picture`.
enum class TextureId : std::uint32_t { shapes = 1, glyphs = 2, first_picture = 16 };

/// RGBA8 pixels with straight alpha that the rasteriser may read. The owner keeps them alive and
/// unchanged during present. A changed generation repaints whatever shows the texture; a texture that
/// only grows (glyphs put into free places) keeps its generation.
struct Texture {
  TextureId id = TextureId::shapes;
  const std::uint8_t* pixels = nullptr;
  int width = 0;
  int height = 0;
  std::uint64_t generation = 0;
};

using Textures = std::span<const Texture>;

}  // namespace mend::window
