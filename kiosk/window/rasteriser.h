#pragma once

#include "kiosk/window/canvas.h"
#include "kiosk/window/texture.h"

#include <cstdint>
#include <memory>
#include <vector>

struct ImDrawData;

namespace mend::window {

/// Draws Dear ImGui's triangles into a canvas on the CPU. Repaints only the 64-pixel tiles whose draw
/// commands changed since the last call; the result is byte for byte what a full repaint gives.
class Rasteriser {
 public:
  Rasteriser();
  ~Rasteriser();
  Rasteriser(const Rasteriser&) = delete;
  Rasteriser& operator=(const Rasteriser&) = delete;

  /// Returns what was repainted, as rectangles that do not overlap. The canvas must be the one of the
  /// last call, unless `forget` was called or its size changed.
  const std::vector<PixelRect>& draw(const ImDrawData& data, Textures textures, Canvas& canvas);
  /// The next draw repaints everything.
  void forget();

 private:
  struct Frame;
  std::unique_ptr<Frame> frame_;
};

}  // namespace mend::window
