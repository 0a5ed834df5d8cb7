// Room between lines, letters and words, for people who read more easily with it.
#include "test_engine.h"

using namespace mend::text;

namespace {

float width_of(const Paragraph& wanted) {
  return lay_out(wanted).lines.front().box.w;
}

}  // namespace

TEST_CASE("lines stand as far apart as asked, each as far as the next") {
  Paragraph words = paragraph("Nobody sees this until the device is docked.", "en", 160);
  for (const float factor : {1.5F, 2.0F}) {
    words.line_height = factor;
    const Layout layout = lay_out(words);
    REQUIRE(layout.lines.size() > 2);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      CHECK(layout.lines[i].box.h == Approx(factor * words.size_px));
      CHECK(layout.lines[i].box.y == Approx(static_cast<float>(i) * factor * words.size_px));
    }
    CHECK(layout.height == Approx(static_cast<float>(layout.lines.size()) * factor * words.size_px));
  }
}

TEST_CASE("what is added to a line goes above and below its words, and the caret is as high as the line") {
  Paragraph words = paragraph("Help");
  const Line own = lay_out(words).lines.front();
  words.line_height = 3;
  const Layout layout = lay_out(words);
  const float above = layout.lines.front().baseline - own.baseline;
  CHECK(above == Approx((60 - own.box.h) / 2).margin(1.5));
  CHECK(layout.caret(0).h == 60);
  CHECK(layout.hit(1, 59) == 0);
}

TEST_CASE("lines closer than the fonts allow are not asked for in vain: they never overlap") {
  Paragraph words = paragraph("one\ntwo");
  const float own = lay_out(words).height;
  for (const float factor : {-1.0F, 0.5F}) {
    words.line_height = factor;
    CHECK(lay_out(words).height == own);
  }
  words.line_height = 1e9F;
  CHECK(lay_out(words).height <= 10 * 20 * 2);
}

TEST_CASE("wide spacing adds 0.12 em between letters and 0.16 em between words") {
  Paragraph words = paragraph("abcd efgh");
  const float plain = width_of(words);
  words.letter_spacing = 0.12F;
  CHECK(width_of(words) == Approx(plain + 8 * 0.12F * 20).margin(0.5));
  words.letter_spacing = 0;
  words.word_spacing = 0.16F;
  CHECK(width_of(words) == Approx(plain + 0.16F * 20).margin(0.2));
}

TEST_CASE("wide spacing tears no joined or Indic word into pieces") {
  const std::pair<const char*, const char*> words[] = {
      {"مرحبا", "ar"}, {"زندگی", "ur"},  {"ਪੰਜਾਬੀ", "pa"}, {"क्षत्रिय", "hi"},
      {"বাংলা", "bn"}, {"ગુજરાતી", "gu"}, {"தமிழ்", "ta"},
  };
  for (const auto& [word, language] : words) {
    Paragraph one = paragraph(word, language);
    INFO(word);
    const float plain = width_of(one);
    one.letter_spacing = 0.12F;
    CHECK(width_of(one) == plain);
    one.utf8 = std::string(word) + " " + word;
    one.letter_spacing = 0;
    const float two = width_of(one);
    one.word_spacing = 0.5F;
    CHECK(width_of(one) == Approx(two + 10).margin(3));
  }
}

TEST_CASE("wide spacing keeps marks on their letters") {
  Paragraph words = paragraph("w\u0302w\u0302", "cy");
  const float plain = width_of(words);
  words.letter_spacing = 0.5F;
  CHECK(width_of(words) == Approx(plain + 10).margin(0.5));
}

TEST_CASE("text with wide spacing still breaks its lines within the width, and its caret stays true") {
  for (Paragraph specimen : specimens()) {
    specimen.letter_spacing = 0.12F;
    specimen.word_spacing = 0.16F;
    specimen.max_width = 200;
    INFO(specimen.utf8);
    const Layout layout = lay_out(specimen);
    for (const Line& line : layout.lines) CHECK(line.box.w <= 200.01F);
    for (const Layout::Cell& cell : layout.cells) {
      if (cell.right - cell.left < 1) continue;
      const Rect caret = layout.caret(cell.start);
      CHECK(layout.hit(caret.x + (cell.rtl ? -0.3F : 0.3F), caret.y + 1) == cell.start);
    }
  }
}
