#include "kiosk/ui/outline.h"

#include "kiosk/ui/image_cache.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace mend;
using namespace mend::ui;

namespace {

float area(const std::vector<Point>& p, std::size_t a, std::size_t b, std::size_t c) {
  return std::abs((p[b].x - p[a].x) * (p[c].y - p[a].y) - (p[b].y - p[a].y) * (p[c].x - p[a].x)) / 2;
}

}  // namespace

TEST_CASE("a hollow shape is cut into triangles that cover it and no more") {
  // An L of area 3, given in both directions of turning.
  std::vector<Point> shape{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}};
  for (int turn = 0; turn < 2; ++turn) {
    const auto corners = triangulate(shape);
    REQUIRE(corners.size() == 12);
    float sum = 0;
    for (std::size_t i = 0; i < corners.size(); i += 3)
      sum += area(shape, corners[i], corners[i + 1], corners[i + 2]);
    CHECK(sum == Approx(3));
    std::reverse(shape.begin(), shape.end());
  }
}

TEST_CASE("outlines are read as they are written, and nonsense ends them") {
  const auto runs = read_outline("M 1 2 L 3 4 5 6 Z M 0 0 Q 1 1 2 0 O 5 5 2", 0.1F);
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].closed);
  CHECK(runs[0].points.size() == 3);
  CHECK_FALSE(runs[1].closed);
  CHECK(runs[1].points.back().x == Approx(2));
  CHECK(runs[2].points.size() >= 12);
  CHECK(read_outline("L 3 4", 1).empty());
  CHECK(read_outline("M 1 x", 1).empty());
  CHECK(read_outline("", 1).empty());
}

TEST_CASE("a picture made smaller keeps its mean colour, and clear texels lend it none") {
  window::Image image;
  image.size = {4, 2};
  image.pixels = {255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 255, 0, 255, 0, 255,
                  255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 255, 0, 255, 0, 255};
  const auto small = resized(image, {2, 1});
  CHECK(small.pixels == std::vector<std::uint8_t>{255, 0, 0, 127, 0, 255, 0, 255});
  CHECK(resized(image, {4, 2}).pixels == image.pixels);
}
