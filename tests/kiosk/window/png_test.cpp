#include "kiosk/window/png.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend;

namespace {
window::Canvas small_canvas() {
  window::Canvas canvas;
  canvas.resize({3, 2});
  canvas.pixels = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF102030, 0xFFFFFFFF, 0xFF000000};
  return canvas;
}
}  // namespace

TEST_CASE("a screenshot reads back as the pixels that were shown") {
  const auto file = window::encode_png(small_canvas());
  REQUIRE(file);
  const auto image = window::decode_png(*file, "the picture");
  REQUIRE(image);
  CHECK(image->size == window::Size{3, 2});
  CHECK(image->pixels == std::vector<std::uint8_t>{255, 0,  0,  255, 0,   255, 0,   255, 0, 0, 255, 255,
                                                   16,  32, 48, 255, 255, 255, 255, 255, 0, 0, 0,   255});
  CHECK(*window::encode_png(small_canvas()) == *file);
}

TEST_CASE("a damaged or foreign picture is refused by name") {
  auto file = *window::encode_png(small_canvas());
  file.resize(file.size() / 2);
  const auto torn = window::decode_png(file, "media/x.png");
  REQUIRE_FALSE(torn);
  CHECK(torn.error().message.find("media/x.png") == 0);
  CHECK_FALSE(window::decode_png(base::as_bytes("GIF89a"), "y"));
  CHECK_FALSE(window::decode_png({}, "z"));
}

TEST_CASE("a picture that would fill the memory is refused before it is read") {
  auto file = *window::encode_png(small_canvas());
  file[16] = 0x00;
  file[17] =
      0x01;  // 65,536 and some pixels wide; the checksum is wrong as well, as an attacker's need not be
  CHECK_FALSE(window::decode_png(file, "bomb.png"));
}
