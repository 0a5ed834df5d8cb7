// Both directions in one paragraph: numbers and names between isolates stay whole, and the caret reaches
// everything.
#include "languages.h"
#include "test_engine.h"

#include <algorithm>

using namespace mend::text;

namespace {

/// The letters as they stand from left to right on a line, those with room of their own.
std::string seen(const Layout& layout, std::size_t line = 0) {
  std::vector<Layout::Cell> cells;
  for (const Layout::Cell& cell : layout.cells) {
    if (cell.line == line && cell.right > cell.left) cells.push_back(cell);
  }
  std::stable_sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.left < b.left; });
  std::string text;
  for (const Layout::Cell& cell : cells) text += layout.utf8.substr(cell.start, cell.end - cell.start);
  return text;
}

bool shows(const Paragraph& words, std::string_view part) {
  return seen(lay_out(words)).find(part) != std::string::npos;
}

const std::vector<std::string>& right_to_left_languages() {
  static const std::vector<std::string> tags{"ar", "ur", "ckb", "fa", "ps"};
  return tags;
}

}  // namespace

TEST_CASE("a time range between isolates reads from left to right in every right-to-left language") {
  for (const std::string& tag : right_to_left_languages()) {
    INFO(tag);
    CHECK(shows(paragraph("الساعة \u206809:30–10:15\u2069 اليوم", tag), "09:30–10:15"));
    // Without them it turns round: that is why messages put values between isolates.
    CHECK_FALSE(shows(paragraph("الساعة 09:30–10:15 اليوم", tag), "09:30–10:15"));
  }
}

TEST_CASE("a reference number between isolates stays whole") {
  for (const std::string& tag : right_to_left_languages()) {
    INFO(tag);
    CHECK(shows(paragraph("رقم \u2068A-4417/26 (2)\u2069 هنا", tag), "A-4417/26 (2)"));
  }
}

TEST_CASE("a name between isolates keeps its own order and signs, and moves nothing around it") {
  CHECK(shows(paragraph("\u2068Sam (S.)\u2069 قال نعم", "ar"), "Sam (S.)"));
  CHECK(shows(paragraph("Hello \u2068(محمد) 1!\u2069, 2 new", "en"), ", 2 new"));
  // A name that tries to turn the rest round is stopped by the end of its isolate.
  CHECK(shows(paragraph("Hello \u2068\u202eSam\u2069, 2 new", "en"), ", 2 new"));
  CHECK(shows(paragraph("Hello \u2068\u2067Sam\u2069, 2 new", "en"), ", 2"));
}

TEST_CASE("isolates themselves take no room and draw nothing") {
  const Layout with = lay_out(paragraph("a\u2068b\u2069c"));
  const Layout without = lay_out(paragraph("abc"));
  CHECK(with.glyphs.size() == 3);
  CHECK(with.lines.front().box.w == Approx(without.lines.front().box.w).margin(0.5));
  CHECK(with.unknown_glyphs == 0);
}

TEST_CASE(
    "the caret goes along each line of wrapped right-to-left text to its left end, then to the next line") {
  for (const std::string& tag : right_to_left_languages()) {
    const auto language =
        std::find_if(languages.begin(), languages.end(), [&](const Language& l) { return l.tag == tag; });
    const Layout layout = lay_out(paragraph(std::string(language->words), tag, 240));
    INFO(tag);
    REQUIRE(layout.lines.size() >= 3);
    std::size_t at = 0;
    Rect before = layout.caret(0);
    CHECK(before.x == Approx(layout.lines[0].box.x + layout.lines[0].box.w).margin(1));
    std::size_t lines = 1;
    while (at < layout.utf8.size()) {
      at = layout.next(at);  // the Left key
      const Rect now = layout.caret(at);
      if (now.y == before.y) {
        CHECK(now.x <= before.x + 0.01F);
      } else {
        CHECK(now.y > before.y);
        CHECK(now.x == Approx(layout.lines[lines].box.x + layout.lines[lines].box.w).margin(1));
        ++lines;
      }
      before = now;
    }
    CHECK(lines == layout.lines.size());
    while (at > 0) {
      const std::size_t previous = layout.previous(at);  // the Right key
      REQUIRE(previous < at);
      at = previous;
    }
  }
}

TEST_CASE("in mixed text the caret reaches every letter, with arrows and with presses") {
  for (const float width : {0.0F, 180.0F}) {
    for (const char* tag : {"en", "ar"}) {
      const Layout layout = lay_out(paragraph(std::string(mixed), tag, width));
      std::size_t stops = 0;
      for (std::size_t at = 0; at < layout.utf8.size(); at = layout.next(at)) ++stops;
      CHECK(stops == layout.cells.size());
      for (const Layout::Cell& cell : layout.cells) {
        if (cell.right - cell.left < 1) continue;
        const Rect caret = layout.caret(cell.start);
        CHECK(layout.hit(caret.x + (cell.rtl ? -0.4F : 0.4F), caret.y + caret.h / 2) == cell.start);
      }
    }
  }
}

TEST_CASE("an override that nobody closes turns round no other paragraph") {
  (void)lay_out(paragraph("\u202eabc"));
  CHECK(seen(lay_out(paragraph("abc"))) == "abc");
}
