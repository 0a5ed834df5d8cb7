#include "i18n/text/shrink.h"

#include <array>
#include <catch2/catch.hpp>

using namespace mend::text;

namespace {

/// Blue, green, red, alpha, premultiplied.
std::vector<std::uint8_t> filled(int pixels, std::array<std::uint8_t, 4> bgra) {
  std::vector<std::uint8_t> bytes;
  for (int i = 0; i < pixels; ++i) bytes.insert(bytes.end(), bgra.begin(), bgra.end());
  return bytes;
}

}  // namespace

TEST_CASE("a picture of one colour keeps it at every size") {
  const auto bytes = filled(7 * 5, {10, 30, 40, 50});
  for (const auto& [w, h] : {std::pair{7, 5}, {3, 2}, {1, 1}, {11, 9}}) {
    const auto small = shrink({bytes.data(), 7, 5, 28}, w, h);
    REQUIRE(small.size() == static_cast<std::size_t>(w * h) * 4);
    for (std::size_t i = 0; i < small.size(); i += 4) {
      CHECK(small[i] == 204);  // 40 of 50
      CHECK(small[i + 1] == 153);
      CHECK(small[i + 2] == 51);
      CHECK(small[i + 3] == 50);
    }
  }
}

TEST_CASE("colour at an edge is not darkened by the clear pixels beside it") {
  auto bytes = filled(1, {0, 0, 255, 255});
  const auto clear = filled(1, {0, 0, 0, 0});
  bytes.insert(bytes.end(), clear.begin(), clear.end());
  const auto small = shrink({bytes.data(), 2, 1, 8}, 1, 1);
  CHECK(small == std::vector<std::uint8_t>{255, 0, 0, 128});
}

TEST_CASE("rows that are longer than the picture, and clear pictures, are read rightly") {
  auto bytes = filled(6, {0, 0, 0, 0});
  CHECK(shrink({bytes.data(), 2, 2, 12}, 1, 1) == std::vector<std::uint8_t>(4, 0));
  for (const std::size_t i : {std::size_t{2}, std::size_t{5}}) {
    for (std::size_t c = 0; c < 4; ++c) bytes[i * 4 + c] = 255;  // beyond the two pixels of each row
  }
  CHECK(shrink({bytes.data(), 2, 2, 12}, 2, 2) == std::vector<std::uint8_t>(16, 0));
}
