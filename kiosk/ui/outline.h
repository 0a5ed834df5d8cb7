#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace mend::ui {

struct Point {
  float x = 0;
  float y = 0;
};

/// One run of an outline, curves already cut into short lines.
struct Run {
  std::vector<Point> points;
  bool closed = false;
};

/// Reads the small language of our drawings: SVG's M L Q C Z with absolute numbers, and `O x y r` for a
/// circle. Our own drawings only; what it does not know ends the outline. `step` is the greatest length of
/// a line in a curve.
std::vector<Run> read_outline(std::string_view outline, float step);

/// Corners of triangles that fill a simple polygon, three for each, without overlap.
std::vector<std::size_t> triangulate(const std::vector<Point>& polygon);

}  // namespace mend::ui
