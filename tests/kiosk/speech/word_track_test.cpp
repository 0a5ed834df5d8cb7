#include "kiosk/speech/word_track.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend::speech;

TEST_CASE("the mark of the word never goes back inside a long number") {
  // As espeak-ng reports it: "RF", "-", "20417", "0417,", and again.
  const std::string text = "Your code is RF-20417, keep it.";
  WordTrack track(text, "en");
  const auto at = [&](const char* word) { return text.find(word); };
  CHECK(track.next({0, 4}) == Range{0, 4});
  CHECK(track.next({at("code"), at("code") + 4}) == Range{at("code"), at("code") + 4});
  CHECK(track.next({at("RF"), at("RF") + 2}) == Range{at("RF"), at("RF") + 2});
  CHECK_FALSE(track.next({at("-"), at("-") + 1}));
  CHECK(track.next({at("20417"), at("20417") + 5}) == Range{at("20417"), at("20417") + 5});
  CHECK_FALSE(track.next({at("0417"), at("0417") + 5}));
  CHECK_FALSE(track.next({at("20417"), at("20417") + 5}));
  CHECK(track.next({at("keep"), at("keep") + 4}) == Range{at("keep"), at("keep") + 4});
}

TEST_CASE("several words that are said as one are marked as one, and whole") {
  const std::string text = "all of the words";
  WordTrack track(text, "en");
  CHECK(track.next({4, 9}) == Range{4, 10});
  WordTrack thai("สวัสดีครับ", "th");
  const auto first = thai.next({0, 3});
  REQUIRE(first);
  CHECK(first->end > 3);
}

TEST_CASE("reports beyond the text mark nothing") {
  WordTrack track("two words", "en");
  CHECK_FALSE(track.next({50, 60}));
  CHECK_FALSE(WordTrack("", "en").next({0, 1}));
}

TEST_CASE("long text is handed over in sentences, without a gap and without cutting a letter") {
  std::string text;
  for (int n = 0; n < 30; ++n) text += "Mae hyn yn frawddeg hir iawn gyda ŵyn a thŷ. ";
  text += std::string(900, 'x') + "ŵŵŵŵ";
  const auto pieces = sentences(text, "cy", 200);
  std::size_t at = 0;
  for (const Range& piece : pieces) {
    CHECK(piece.start == at);
    CHECK(piece.end - piece.start <= 200);
    CHECK((static_cast<unsigned char>(text[piece.start]) & 0xC0U) != 0x80);
    at = piece.end;
  }
  CHECK(at == text.size());
  // The first one is short, so that it is heard soonest.
  CHECK(pieces.front().end < 60);
}

TEST_CASE("the word that was just finished is found") {
  CHECK(last_word("Hello brave world", "en") == "world");
  CHECK(last_word("Hello", "en") == "Hello");
  CHECK(last_word("...", "en").empty());
}
