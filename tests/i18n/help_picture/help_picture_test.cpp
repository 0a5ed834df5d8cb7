#include "i18n/help_picture/help_picture.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <vector>

using mend::help_picture::draw;

namespace {

constexpr std::uint32_t untouched = 0x12345678;

struct Screen {
  Screen(int w, int h)
      : width(w),
        height(h),
        pixels(static_cast<std::size_t>(w + 3) * static_cast<std::size_t>(h), untouched) {
    draw(pixels.data(), w, h, static_cast<std::size_t>(w + 3));
  }
  [[nodiscard]] std::uint32_t at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width + 3) +
                  static_cast<std::size_t>(x)];
  }
  /// Dark pixels in a part of the screen, given in hundredths.
  [[nodiscard]] int ink(int left, int top, int right, int bottom) const {
    int count = 0;
    for (int y = height * top / 100; y < height * bottom / 100; ++y) {
      for (int x = width * left / 100; x < width * right / 100; ++x)
        count += (at(x, y) & 0xFF00) < 0x4000 && (at(x, y) >> 16 & 255) < 0x40;
    }
    return count;
  }
  int width, height;
  std::vector<std::uint32_t> pixels;
};

}  // namespace

TEST_CASE("help is drawn on every size of screen, over all of it and nothing beside it") {
  for (const auto& [w, h] : std::vector<std::pair<int, int>>{{1280, 800},
                                                             {1920, 1080},
                                                             {1366, 768},
                                                             {1024, 768},
                                                             {800, 600},
                                                             {600, 1024},
                                                             {3840, 2160},
                                                             {2000, 1200}}) {
    INFO(w << " x " << h);
    const Screen screen(w, h);
    bool opaque = true;
    bool beside = true;
    for (int y = 0; y < h; ++y) {
      for (int x = 0; x < w; ++x) opaque = opaque && screen.at(x, y) >> 24 == 255;
      for (int x = w; x < w + 3; ++x) beside = beside && screen.at(x, y) == untouched;
    }
    CHECK(opaque);
    CHECK(beside);
    // Words in each of the three columns.
    for (const int left : {0, 34, 67}) CHECK(screen.ink(left, 18, left + 33, 100) > w * h / 2000);
  }
}

TEST_CASE("the header is red with white words in every column") {
  const Screen screen(1280, 800);
  CHECK((screen.at(5, 5) >> 16 & 255) > 2 * (screen.at(5, 5) >> 8 & 255));
  for (const int left : {0, 427, 854}) {
    int white = 0;
    for (int y = 0; y < 130; ++y) {
      for (int x = left; x < left + 426; ++x) white += screen.at(x, y) == 0xFFFFFFFF;
    }
    CHECK(white > 500);
  }
}

TEST_CASE("a larger screen has the same picture larger, not a blurred one") {
  const Screen once(1920, 1080);
  const Screen twice(3840, 2160);
  bool same = true;
  for (int y = 0; y < 1080; ++y) {
    for (int x = 0; x < 1920; ++x) same = same && once.at(x, y) == twice.at(2 * x + 1, 2 * y);
  }
  CHECK(same);
}

TEST_CASE("screens of no size or absurd shape do no harm") {
  draw(nullptr, 10, 10, 10);
  std::vector<std::uint32_t> pixels(5000, untouched);
  draw(pixels.data(), 0, 10, 0);
  draw(pixels.data(), -1, -1, 1);
  CHECK(std::all_of(pixels.begin(), pixels.end(), [](std::uint32_t pixel) { return pixel == untouched; }));
  draw(pixels.data(), 1, 5000, 1);
  draw(pixels.data(), 5000, 1, 5000);
  CHECK(std::none_of(pixels.begin(), pixels.end(), [](std::uint32_t pixel) { return pixel == untouched; }));
}
