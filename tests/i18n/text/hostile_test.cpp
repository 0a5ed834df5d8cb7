// Text that somebody wrote to break the screen. Times are of this process's CPU, with room for sanitizers:
// without the limits each of these takes from one to many seconds.
#include "test_engine.h"

#include <ctime>

using namespace mend::text;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

double seconds_to_lay_out(const std::string& text) {
  Paragraph hostile = paragraph(text, "en", 600);
  const std::clock_t before = std::clock();
  const Layout layout = lay_out(hostile);
  const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  CHECK(layout.utf8.size() <= max_text_bytes);
  CHECK(layout.glyphs.size() <= 4 * max_text_bytes);
  CHECK_FALSE(layout.lines.empty());
  return seconds;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double limit = 5;
#else
constexpr double limit = 0.5;
#endif

}  // namespace

TEST_CASE("a word without end does not hang the screen") {
  CHECK(seconds_to_lay_out(std::string(100'000, 'W')) < limit);
  CHECK(seconds_to_lay_out("start " + std::string(100'000, 'W') + " end") < limit);
}

TEST_CASE("marks without end do not hang the screen") {
  CHECK(seconds_to_lay_out("a" + repeated("\u0301", 50'000)) < limit);
  CHECK(seconds_to_lay_out(repeated("ب\u064b\u0651", 10'000)) < limit);
  CHECK(seconds_to_lay_out(repeated("\u200d\u200b", 10'000)) < limit);
}

TEST_CASE("lines without end do not hang the screen") {
  CHECK(seconds_to_lay_out(repeated("a\n", 50'000)) < limit);
  CHECK(seconds_to_lay_out(repeated("\u2029", 50'000)) < limit);
  CHECK(seconds_to_lay_out(repeated("\u2028", 50'000)) < limit);
}

TEST_CASE("directions turned over and over do not hang the screen") {
  CHECK(seconds_to_lay_out(repeated("aא", 10'000)) < limit);
  CHECK(seconds_to_lay_out(repeated("\u202e\u202a", 10'000)) < limit);
  CHECK(seconds_to_lay_out(repeated("\u2067(", 10'000)) < limit);
  CHECK(seconds_to_lay_out(repeated("([{", 10'000)) < limit);
}

TEST_CASE("scripts that no font has do not hang the screen") {
  CHECK(seconds_to_lay_out(repeated("\U00012000漢\u1000𐍈ก", 5'000)) < limit);
}

TEST_CASE("a NUL in the text hides nothing of it") {
  CHECK(lay_out(paragraph(std::string("safe\0 hidden", 12))).glyphs.size() == 11);
}

TEST_CASE("measures out of all proportion are brought into bounds") {
  Paragraph odd = paragraph("Get help now");
  for (const float size : {-5.0F, 0.0F, 1e9F}) {
    odd.size_px = size;
    for (const float width : {-1.0F, 0.001F, 1e9F}) {
      odd.max_width = width;
      const Layout layout = lay_out(odd);
      CHECK(layout.height < 10'000);
      CHECK(layout.height > 0);
    }
  }
}

TEST_CASE("a language tag that is none still gets letters") {
  Paragraph odd = paragraph("Get help now");
  for (const std::string& tag : {std::string(), std::string("xx-\xff"), std::string(5000, 'a')}) {
    odd.language = tag;
    CHECK(lay_out(odd).unknown_glyphs == 0);
  }
}
