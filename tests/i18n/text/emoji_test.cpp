// Emoji are small pictures in their own colours, one for each that people mean; nothing else comes from their
// font.
#include "languages.h"
#include "test_engine.h"

#include <set>

using namespace mend::text;

namespace {

constexpr std::string_view emoji_file = "NotoColorEmoji.ttf";

int emoji_glyphs(const Layout& layout) {
  int count = 0;
  for (const Glyph& glyph : layout.glyphs) count += test_engine().font_file(glyph) == emoji_file ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("digits, spaces and signs never come from the emoji font, in any language, beside emoji or not") {
  const std::string plain = "0123456789 #* ©®™ 116 123";
  for (const Language& language : languages) {
    for (const Weight weight : {Weight::regular, Weight::bold}) {
      Paragraph words = paragraph(plain, std::string(language.tag));
      words.weight = weight;
      INFO(language.tag);
      CHECK(emoji_glyphs(lay_out(words)) == 0);
      words.utf8 = "1 \U0001F600 2\U0001F44D3";
      CHECK(emoji_glyphs(lay_out(words)) == 2);
    }
  }
}

TEST_CASE("a space beside an emoji is as wide as any other") {
  const Layout layout = lay_out(paragraph("a \U0001F600 b c"));
  const auto width_at = [&](std::size_t i) { return layout.cells.at(i).right - layout.cells.at(i).left; };
  CHECK(width_at(1) == width_at(5));
  CHECK(width_at(3) == width_at(5));
}

TEST_CASE("an emoji made of several is one picture, and the caret steps over it at once") {
  for (const std::string& one : {
           std::string("\U0001F600"),                                  // a face
           std::string("\U0001F44D\U0001F3FD"),                        // a thumb of a skin tone
           std::string("\U0001F469\u200D\U0001F469\u200D\U0001F467"),  // a family
           std::string("\U0001F1EC\U0001F1E7"),                        // a flag of two letters
           std::string("\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"),  // of Wales
           std::string("1\uFE0F\u20E3"),                                                           // a keycap
           std::string("\u2764\uFE0F"),  // a heart, asked for in colour
       }) {
    const Layout layout = lay_out(paragraph(one));
    INFO(one);
    CHECK(layout.glyphs.size() == 1);
    CHECK(layout.cells.size() == 1);
    CHECK(layout.unknown_glyphs == 0);
    REQUIRE_FALSE(layout.glyphs.empty());
    CHECK(layout.glyphs.front().is_colour);
  }
}

TEST_CASE("an emoji is as large as the text around it") {
  for (const float size : {12.0F, 20.0F, 47.0F, 90.0F}) {
    Paragraph words = paragraph("\U0001F600");
    words.size_px = size;
    const Layout layout = lay_out(words);
    INFO(size);
    REQUIRE(layout.glyphs.size() == 1);
    const Glyph& face = layout.glyphs.front();
    CHECK(face.h > size * 0.9F);
    CHECK(face.h < size * 1.5F);
    CHECK(face.w <= layout.width + 2);
    CHECK(face.y > -size * 0.2F);
    CHECK(face.y + face.h < layout.height + size * 0.2F);
  }
}

TEST_CASE("an emoji has its own colours, clear around it") {
  const Layout layout = lay_out(paragraph("\U0001F34E"));  // a red apple
  REQUIRE(layout.glyphs.size() == 1);
  const GlyphAtlas& atlas = test_engine().atlas();
  const Glyph& apple = layout.glyphs.front();
  const auto pixel = [&](float x, float y) {
    const auto u = static_cast<std::size_t>(apple.u0 * static_cast<float>(atlas.width()) + x * apple.w);
    const auto v = static_cast<std::size_t>(apple.v0 * static_cast<float>(atlas.height()) + y * apple.h);
    return atlas.pixels().subspan((v * static_cast<std::size_t>(atlas.width()) + u) * 4, 4);
  };
  const auto middle = pixel(0.5F, 0.6F);
  CHECK(middle[3] == 255);
  CHECK(middle[0] > 150);
  CHECK(middle[1] < 100);
  CHECK(pixel(0.02F, 0.02F)[3] == 0);
}
