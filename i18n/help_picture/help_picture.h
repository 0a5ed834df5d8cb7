#pragma once

#include <cstddef>
#include <cstdint>

namespace mend::help_picture {

/// Draws "Get help now" in English, Welsh and Arabic: for when there is no database, no font and no
/// content. The picture is part of the program; this touches no disk, takes no memory and never fails.
/// `pixels` is `height` rows of `stride` pixels, of which `width` are drawn, each 0xAARRGGBB (alpha 255).
/// Any size: the picture that fits best, centred, made smaller if need be.
void draw(std::uint32_t* pixels, int width, int height, std::size_t stride);

}  // namespace mend::help_picture
