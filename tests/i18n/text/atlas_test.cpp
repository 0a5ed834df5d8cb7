#include "i18n/text/atlas.h"

#include <catch2/catch.hpp>

using mend::text::GlyphAtlas;

namespace {

GlyphAtlas::Place sized(int w, int h) {
  GlyphAtlas::Place place;
  place.w = w;
  place.h = h;
  return place;
}

std::vector<std::uint8_t> filled(int w, int h, std::uint8_t value) {
  return std::vector<std::uint8_t>(static_cast<std::size_t>(w * h) * 4, value);
}

std::uint8_t pixel(const GlyphAtlas& atlas, int x, int y) {
  return atlas.pixels()[static_cast<std::size_t>(y * atlas.width() + x) * 4 + 3];
}

/// Adds pictures of many sizes until there is no room.
int fill(GlyphAtlas& atlas, std::uint64_t first_key) {
  int added = 0;
  while (true) {
    const int w = 3 + added % 17;
    const int h = 2 + added % 23;
    if (atlas.add(first_key + static_cast<std::uint64_t>(added), sized(w, h),
                  filled(w, h, static_cast<std::uint8_t>(1 + added % 200))) == nullptr) {
      return added;
    }
    ++added;
  }
}

}  // namespace

TEST_CASE("no picture in the atlas is painted over by another") {
  GlyphAtlas atlas(128, 128);
  const int added = fill(atlas, 1);
  REQUIRE(added > 30);
  for (int i = 0; i < added; ++i) {
    const GlyphAtlas::Place* place = atlas.find(static_cast<std::uint64_t>(1 + i));
    REQUIRE(place != nullptr);
    REQUIRE(place->x + place->w <= 128);
    REQUIRE(place->y + place->h <= 128);
    bool whole = true;
    for (int y = 0; y < place->h; ++y) {
      for (int x = 0; x < place->w; ++x)
        whole = whole && pixel(atlas, place->x + x, place->y + y) == 1 + i % 200;
    }
    CHECK(whole);
  }
}

TEST_CASE("a full atlas leaves out the new rather than the old, until the next frame") {
  GlyphAtlas atlas(64, 64);
  fill(atlas, 1);
  const auto generation = atlas.generation();
  CHECK(atlas.find(1) != nullptr);
  CHECK(atlas.wants_another_frame());
  atlas.begin_frame();
  CHECK(atlas.generation() != generation);
  CHECK(atlas.find(1) == nullptr);
  CHECK(pixel(atlas, 10, 10) == 0);
  CHECK_FALSE(atlas.wants_another_frame());
}

TEST_CASE("a frame that can never fit is not drawn for ever") {
  GlyphAtlas atlas(64, 64);
  fill(atlas, 1);
  atlas.begin_frame();
  fill(atlas, 1);
  CHECK_FALSE(atlas.wants_another_frame());
}

TEST_CASE("a frame that put something off is followed by another, and the atlas is not emptied for it") {
  GlyphAtlas atlas(64, 64);
  atlas.add(7, sized(4, 4), filled(4, 4, 9));
  atlas.put_off();
  CHECK(atlas.wants_another_frame());
  atlas.begin_frame();
  CHECK(atlas.find(7) != nullptr);
  CHECK_FALSE(atlas.wants_another_frame());
}

TEST_CASE("a frame that can never fit is not drawn for ever, though it comes over several frames") {
  GlyphAtlas atlas(64, 64);
  fill(atlas, 1);
  atlas.begin_frame();
  CHECK(atlas.add(1, sized(4, 4), filled(4, 4, 9)) != nullptr);
  atlas.put_off();
  CHECK(atlas.wants_another_frame());
  atlas.begin_frame();
  fill(atlas, 2);
  CHECK_FALSE(atlas.wants_another_frame());
}

TEST_CASE("frames that fit keep their glyphs") {
  GlyphAtlas atlas(64, 64);
  atlas.add(7, sized(4, 4), filled(4, 4, 9));
  const auto generation = atlas.generation();
  atlas.begin_frame();
  atlas.begin_frame();
  CHECK(atlas.generation() == generation);
  CHECK(atlas.find(7) != nullptr);
}

TEST_CASE("a picture larger than the atlas is left out") {
  GlyphAtlas atlas(64, 64);
  CHECK(atlas.add(1, sized(65, 2), filled(65, 2, 1)) == nullptr);
  CHECK(atlas.add(2, sized(2, 65), filled(2, 65, 1)) == nullptr);
}

TEST_CASE("the dirty area covers what was written, once") {
  GlyphAtlas atlas(64, 64);
  REQUIRE(atlas.take_dirty());  // the white block
  CHECK_FALSE(atlas.take_dirty());
  const auto* a = atlas.add(1, sized(5, 6), filled(5, 6, 1));
  const auto* b = atlas.add(2, sized(7, 3), filled(7, 3, 1));
  REQUIRE(a != nullptr);
  REQUIRE(b != nullptr);
  const auto dirty = atlas.take_dirty();
  REQUIRE(dirty);
  for (const auto* place : {atlas.find(1), atlas.find(2)}) {
    CHECK(dirty->x <= place->x);
    CHECK(dirty->y <= place->y);
    CHECK(dirty->x + dirty->w >= place->x + place->w);
    CHECK(dirty->y + dirty->h >= place->y + place->h);
  }
  CHECK_FALSE(atlas.take_dirty());
}

TEST_CASE("solid shapes find white in every generation") {
  GlyphAtlas atlas(64, 64);
  for (int i = 0; i < 2; ++i) {
    const int x = static_cast<int>(atlas.white_u() * 64);
    const int y = static_cast<int>(atlas.white_v() * 64);
    CHECK(pixel(atlas, x, y) == 255);
    fill(atlas, 1);
    CHECK(pixel(atlas, x, y) == 255);
    atlas.begin_frame();
  }
}
