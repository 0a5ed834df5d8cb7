#include "kiosk/preview/album.h"

#include "author.h"
#include "kiosk/preview/mark.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace mend;
using tests::Author;

namespace {

std::string bytes_of(const base::Path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// As the PNG says; the kiosk itself reads none that is as high as some of these.
window::Size size_of(const std::string& png) {
  REQUIRE(png.size() > 24);
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(png[at + i]);
    return value;
  };
  return {number(16), number(20)};
}

}  // namespace

TEST_CASE("every page in each language and size becomes a picture under the preview's mark") {
  Author author("what-is-rj");
  const base::Path out = author.folder.path() / "out";
  const auto tongues = app::Tongues::load(base::Path(MEND_BINARY_DIR) / "share" / "mend" / "locale");
  const preview::Visit::Parts parts{tongues, author.clock, author.random, nullptr, author.ear.ears(), 0};
  const auto album =
      preview::make_album(author.files, tests::preview_engine(), author.preview().visit().edition(), parts,
                          {.out = out,
                           .languages = {"en", "cy", "ar"},
                           .text_sizes = {"normal", "huge"},
                           .settings = {{"theme", "dark"}}});
  REQUIRE(album);
  CHECK(album->files.size() == 10 * 3 * 2);
  CHECK(album->findings == std::vector<std::string>());
  for (const std::string& name : album->files) {
    CAPTURE(name);
    const std::string png = bytes_of(out / name);
    const window::Size size = size_of(png);
    CHECK(size.width == 1280);
    // Whole: what is longer than the screen has a higher one.
    CHECK(size.height >= 800 + preview::mark_height);
    if (size.height > 4096) continue;
    const auto image = window::decode_png(base::as_bytes(png), name);
    REQUIRE(image);
    CHECK(image->pixels[0] == 0xFF);
    CHECK(image->pixels[1] == 0xDD);
    CHECK(image->pixels[2] == 0x00);
  }
  CHECK(size_of(bytes_of(out / "01-hurt.en.huge.png")).height > 1600);
  CHECK(size_of(bytes_of(out / "06-not.en.normal.png")).height == 800 + preview::mark_height);
}

TEST_CASE("a page that is not there is refused with the names of those that are") {
  Author author("what-is-rj");
  const auto tongues = app::Tongues::load(base::Path(MEND_BINARY_DIR) / "share" / "mend" / "locale");
  const auto album =
      preview::make_album(author.files, tests::preview_engine(), author.preview().visit().edition(),
                          {tongues, author.clock, author.random, nullptr, author.ear.ears(), 0},
                          {.out = author.folder.path() / "out",
                           .languages = {"en"},
                           .text_sizes = {"normal"},
                           .settings = {},
                           .page = "99-none"});
  REQUIRE_FALSE(album);
  CHECK(album.error().message.find("01-hurt") != std::string::npos);
}
