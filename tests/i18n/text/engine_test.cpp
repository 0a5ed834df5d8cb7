#include "i18n/text/engine.h"

#include "i18n/messages/catalogue.h"
#include "i18n/text/rasteriser.h"
#include "languages.h"
#include "test_engine.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

using namespace mend::text;
using mend::messages::Catalogue;
using mend::messages::known_ids;

namespace {

const std::string locale_folder = MEND_BINARY_DIR "/share/mend/locale/";

/// The fonts' glyphs, without positions.
std::multiset<std::uint32_t> shapes(const std::string& words, const std::string& language) {
  std::multiset<std::uint32_t> found;
  for (const Glyph& glyph : lay_out(paragraph(words, language)).glyphs)
    found.insert(GlyphName::of(glyph.key).glyph);
  return found;
}

float right_end(const Layout& layout, std::size_t line = 0) {
  return layout.lines[line].box.x + layout.lines[line].box.w;
}

}  // namespace

TEST_CASE("Arabic letters join: a letter looks different alone and at each place in a word") {
  const auto alone = shapes("ب", "ar");
  const auto word = shapes("ببب", "ar");
  // One body for each place, whatever becomes of the dots.
  std::set<std::uint32_t> bodies(word.begin(), word.end());
  for (const std::uint32_t shape : alone) bodies.insert(shape);
  CHECK(bodies.size() >= 4);
}

TEST_CASE("lam and alef melt into one sign") {
  const auto lam = shapes("ل", "ar");
  const auto alef = shapes("ا", "ar");
  for (const std::uint32_t shape : shapes("لا", "ar")) {
    CHECK(lam.count(shape) == 0);
    CHECK(alef.count(shape) == 0);
  }
}

TEST_CASE("the Welsh letters are all in the font, composed or not") {
  for (const Weight weight : {Weight::regular, Weight::bold}) {
    Paragraph welsh = paragraph("ŵŷâêîôûŴŶÂÊÎÔÛẁẃẅỳýÿàáäèéëìíïòóöùúü w\u0302 y\u0302", "cy");
    welsh.weight = weight;
    CHECK(lay_out(welsh).unknown_glyphs == 0);
  }
}

TEST_CASE("the fonts have every letter of every message and draft, regular and bold") {
  std::vector<Catalogue> catalogues;
  for (const Language& language : languages) {
    const std::string tag(language.tag);
    auto catalogue = Catalogue::load(locale_folder, tag);
    REQUIRE(catalogue);
    catalogues.push_back(std::move(*catalogue));
    if (tag == "en") continue;
    // The drafts by themselves: as if approved, so that those of safety are looked at as well.
    std::ifstream file(locale_folder + tag + ".draft.mo", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    auto drafts = Catalogue::read(bytes.str(), tag);
    REQUIRE(drafts);
    catalogues.push_back(std::move(*drafts));
  }
  catalogues.push_back(Catalogue::pseudo());
  for (const Catalogue& catalogue : catalogues) {
    for (const std::string_view name : known_ids) {
      const auto text =
          catalogue.format(*mend::messages::Id::find(name), {{"count", 3}, {"seconds", 3}, {"minutes", 3}});
      Paragraph words = paragraph(text.value(), text.language());
      INFO(catalogue.language() << ": " << name);
      CHECK(test_engine().lay_out(words).unknown_glyphs == 0);
      words.weight = Weight::bold;
      CHECK(test_engine().lay_out(words).unknown_glyphs == 0);
    }
  }
}

TEST_CASE("a letter that no font has is counted and shown as a box") {
  const Layout layout = lay_out(paragraph("\U00012000"));  // cuneiform
  CHECK(layout.unknown_glyphs == 1);
  REQUIRE(layout.glyphs.size() == 1);
  CHECK(layout.glyphs.front().w > 0);
}

TEST_CASE("bold is another font, not the same one") {
  Paragraph words = paragraph("Get help now");
  const Layout regular = lay_out(words);
  words.weight = Weight::bold;
  const Layout bold = lay_out(words);
  CHECK(bold.width > regular.width);
}

TEST_CASE("text starts where its direction starts") {
  const Layout english = lay_out(paragraph("Hello", "en", 400));
  CHECK(english.lines.front().box.x == 0);
  const Layout arabic = lay_out(paragraph("مرحباً", "ar", 400));
  CHECK(right_end(arabic) == Approx(400));
  CHECK(arabic.width == 400);

  Paragraph end = paragraph("Hello", "en", 400);
  end.align = Align::end;
  CHECK(right_end(lay_out(end)) == Approx(400));
  end = paragraph("مرحباً", "ar", 400);
  end.align = Align::end;
  CHECK(lay_out(end).lines.front().box.x == 0);
  end.align = Align::centre;
  const Rect centred = lay_out(end).lines.front().box;
  CHECK(centred.x == Approx((400 - centred.w) / 2).margin(1));
}

TEST_CASE("the content's direction decides where it is asked to") {
  Paragraph words = paragraph("مرحباً Sam", "en", 400);
  CHECK(lay_out(words).base == Direction::left_to_right);
  words.base_from_content = true;
  const Layout by_content = lay_out(words);
  CHECK(by_content.base == Direction::right_to_left);
  CHECK(right_end(by_content) == Approx(400));
  words.utf8 = "123";
  words.base = Direction::right_to_left;
  CHECK(lay_out(words).base == Direction::right_to_left);
}

TEST_CASE("letters stand at quarters of a pixel, and each quarter has its own picture") {
  std::set<std::uint32_t> quarters;
  for (const Glyph& glyph : lay_out(paragraph("iiiiiiiiiiiiiiii")).glyphs)
    quarters.insert(GlyphName::of(glyph.key).quarter);
  CHECK(quarters.size() > 1);
}

TEST_CASE("spaces make no quads") {
  const Layout layout = lay_out(paragraph("a b"));
  CHECK(layout.glyphs.size() == 2);
}

TEST_CASE("an empty paragraph has one line with the height of its font") {
  const Layout layout = lay_out(paragraph(""));
  REQUIRE(layout.lines.size() == 1);
  CHECK(layout.lines.front().box.h > 20);
  CHECK(layout.height > 20);
  CHECK(layout.glyphs.empty());
}

TEST_CASE("a layout that is still good is not touched") {
  Engine engine = make_engine();
  Layout layout = engine.lay_out(paragraph("Get help now"));
  engine.refresh(layout);
  (void)engine.atlas().take_dirty();
  engine.begin_frame();
  engine.refresh(layout);
  CHECK_FALSE(engine.atlas().take_dirty());
}

TEST_CASE("what is only measured takes no room in the atlas") {
  Engine engine = make_engine();
  (void)engine.atlas().take_dirty();
  CHECK(engine.lay_out(paragraph("Get help now")).width > 50);
  CHECK_FALSE(engine.atlas().take_dirty());
}

TEST_CASE("after the frame that did not fit, the next is whole if it can be") {
  Engine engine = make_engine({.atlas_width = 256, .atlas_height = 128});
  std::vector<Layout> layouts;
  for (float size = 12; engine.atlas().wants_another_frame() == false; size += 1) {
    Paragraph words = paragraph("Get help now");
    words.size_px = size;
    layouts.push_back(engine.lay_out(words));
    engine.refresh(layouts.back());
  }
  engine.begin_frame();
  engine.refresh(layouts.back());
  CHECK_FALSE(engine.atlas().wants_another_frame());
  for (const Glyph& glyph : layouts.back().glyphs) CHECK(glyph.w > 0);
}

TEST_CASE("bold parts that begin or end within a letter, or behind the text, lose nothing of it") {
  Paragraph words = paragraph("人人生而自由", "zh");
  const Layout plain = lay_out(words);
  for (const std::vector<Stretch>& parts : std::vector<std::vector<Stretch>>{
           {{0, 5}}, {{4, 8}}, {{7, 2}}, {{100, 200}}, {{3, 100}}, {{std::size_t(-2), std::size_t(-1)}}}) {
    words.bold = parts;
    const Layout layout = lay_out(words);
    CHECK(layout.lines.back().end == layout.utf8.size());
    CHECK(layout.glyphs.size() == plain.glyphs.size());
    CHECK(layout.cells.size() == plain.cells.size());
  }
}
