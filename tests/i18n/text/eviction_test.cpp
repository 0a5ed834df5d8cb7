// The atlas gives the room of old glyphs to new ones; what stands on the screen is right all the same.
#include "i18n/text/rasteriser.h"
#include "languages.h"
#include "test_engine.h"

#include <cmath>
#include <map>
#include <random>

using namespace mend::text;

namespace {

/// The picture of a glyph in an atlas, row by row.
std::vector<std::uint8_t> picture(const Glyph& glyph, const GlyphAtlas& atlas) {
  std::vector<std::uint8_t> rows;
  const auto u = static_cast<std::size_t>(std::lround(glyph.u0 * static_cast<float>(atlas.width())));
  const auto v = static_cast<std::size_t>(std::lround(glyph.v0 * static_cast<float>(atlas.height())));
  const auto row_bytes = static_cast<std::size_t>(glyph.w) * 4;
  for (std::size_t y = 0; y < static_cast<std::size_t>(glyph.h); ++y) {
    const auto row =
        atlas.pixels().subspan(((v + y) * static_cast<std::size_t>(atlas.width()) + u) * 4, row_bytes);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

/// Every script at two sizes, emoji and mixed directions.
std::vector<Paragraph> everything() {
  std::vector<Paragraph> all = specimens();
  for (const float size : {17.0F, 40.0F}) {
    for (const Language& language : languages) {
      all.push_back(paragraph(std::string(language.words), std::string(language.tag), 500));
      all.back().size_px = size;
    }
    all.push_back(paragraph(std::string(emoji)));
    all.push_back(paragraph(std::string(mixed)));
  }
  return all;
}

}  // namespace

TEST_CASE("with an atlas far too small, a letter may be missing for a frame but is never another letter") {
  Engine small = make_engine({.atlas_width = 256, .atlas_height = 160});
  Engine large = make_engine({.atlas_width = 2048, .atlas_height = 2048});
  std::vector<Layout> kept;
  std::map<std::pair<std::string, std::uint64_t>, std::vector<std::uint8_t>> truth;  // by file and glyph
  // Both engines meet the fonts in the same order, and so number them the same.
  for (const Paragraph& specimen : everything()) {
    kept.push_back(small.lay_out(specimen));
    Layout whole = large.lay_out(specimen);
    do {
      large.begin_frame();
      large.refresh(whole);
    } while (large.atlas().wants_another_frame());
    for (const Glyph& glyph : whole.glyphs)
      truth[{large.font_file(glyph), glyph.key}] = picture(glyph, large.atlas());
  }
  std::mt19937 random(20'260'101);
  std::size_t drawn = 0;
  std::size_t missing = 0;
  std::size_t wrong = 0;
  const auto first_generation = small.atlas().generation();
  for (std::size_t frame = 0; frame < 300; ++frame) {
    small.begin_frame();
    std::vector<std::size_t> shown;
    for (int i = 0; i < 3; ++i) shown.push_back(random() % kept.size());
    for (const std::size_t i : shown) small.refresh(kept[i]);
    // All quads of a frame are drawn at its end.
    for (const std::size_t i : shown) {
      for (const Glyph& glyph : kept[i].glyphs) {
        if (glyph.w == 0) {
          ++missing;
          continue;
        }
        const auto right = truth.find({small.font_file(glyph), glyph.key});
        wrong += right == truth.end() || right->second != picture(glyph, small.atlas()) ? 1U : 0U;
        ++drawn;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(drawn > 10'000);
  CHECK(missing > 0);
  CHECK(small.atlas().generation() > first_generation + 50);
}

TEST_CASE("an atlas that a page fits into shows all of it after a frame or two, whatever was there before") {
  Engine engine = make_engine({.atlas_width = 400, .atlas_height = 300});
  std::vector<Layout> pages;
  for (const Paragraph& specimen : everything()) pages.push_back(engine.lay_out(specimen));
  for (Layout& page : pages) {
    int frames = 0;
    do {
      engine.begin_frame();
      engine.refresh(page);
      ++frames;
    } while (engine.atlas().wants_another_frame() && frames < 9);
    CHECK(frames <= 2);
    if (engine.atlas().is_full()) continue;  // too large for this atlas
    for (const Glyph& glyph : page.glyphs) CHECK(glyph.w > 0);
  }
}
