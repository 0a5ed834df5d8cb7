#include "test_engine.h"

#include <cmath>
#include <set>

using namespace mend::text;

namespace {

constexpr float widths[] = {0, 320, 140};

/// A point just within the cell, on the side where reading it begins.
float inside(const Layout::Cell& cell) {
  const float step = (cell.right - cell.left) / 4;
  return cell.rtl ? cell.right - step : cell.left + step;
}

template <class Check>
void for_each_layout(Check check) {
  for (Paragraph specimen : specimens()) {
    for (const float width : widths) {
      specimen.max_width = width;
      INFO(specimen.utf8 << " at " << width);
      check(lay_out(specimen));
    }
  }
}

}  // namespace

TEST_CASE("lines stay within the width, and hold all the text in order") {
  for_each_layout([](const Layout& layout) {
    std::size_t at = 0;
    for (const Line& line : layout.lines) {
      if (layout.width > 0) CHECK(line.box.w <= layout.width + 0.01F);
      CHECK(line.start >= at);
      CHECK(line.end >= line.start);
      for (std::size_t gap = at; gap < line.start; ++gap) CHECK(layout.utf8[gap] == '\n');
      at = line.end;
    }
    CHECK(at == layout.utf8.size());
    CHECK(layout.lines.back().box.y + layout.lines.back().box.h <= layout.height + 0.01F);
  });
}

TEST_CASE("a word longer than the line is broken rather than cut off") {
  const Layout layout = lay_out(paragraph(std::string(100, 'W'), "en", 200));
  CHECK(layout.lines.size() > 5);
  for (const Line& line : layout.lines) CHECK(line.box.w <= 200);
}

TEST_CASE("a broken word or number shows no hyphen that nobody wrote") {
  for (const auto& [word, language] :
       {std::pair{"Verantwortlichkeitsgefühl", "en"}, std::pair{"A4417261234567890123456", "en"},
        std::pair{"மனச்சாட்சியையும்", "ta"}}) {
    const Layout whole = lay_out(paragraph(word, language));
    const Layout broken = lay_out(paragraph(word, language, 90));
    INFO(word);
    REQUIRE(broken.lines.size() > 1);
    CHECK(broken.glyphs.size() == whole.glyphs.size());
  }
}

TEST_CASE("a press on a letter puts the caret before it, and the caret stands where the letter begins") {
  int stops = 0;
  for_each_layout([&](const Layout& layout) {
    for (const Layout::Cell& cell : layout.cells) {
      if (cell.right == cell.left) continue;  // a line break, or a space swallowed at a line's end
      const Rect caret = layout.caret(cell.start);
      CHECK(caret.x == Approx(cell.rtl ? cell.right : cell.left));
      CHECK(layout.hit(inside(cell), caret.y + caret.h / 2) == cell.start);
      ++stops;
    }
  });
  CHECK(stops > 700);
}

TEST_CASE("a press on the second half of a letter puts the caret behind it") {
  const Layout layout = lay_out(paragraph("Mm"));
  const Layout::Cell first = layout.cells.front();
  CHECK(layout.hit(first.right - 1, 5) == 1);
  CHECK(layout.hit(first.left + 1, 5) == 0);
}

TEST_CASE("a press beside or below the text goes to the nearest place") {
  const Layout layout = lay_out(paragraph("one two\nthree", "en", 300));
  CHECK(layout.hit(-50, -50) == 0);
  CHECK(layout.hit(299, 5) == 7);
  CHECK(layout.hit(299, 500) == layout.utf8.size());
  const Layout arabic = lay_out(paragraph("مرحباً", "ar", 300));
  CHECK(arabic.hit(299, 5) == 0);
  CHECK(arabic.hit(0, 5) == arabic.utf8.size());
}

TEST_CASE("a press behind a wrapped line stays on that line") {
  const Layout layout = lay_out(paragraph("Nobody sees this until the device is docked.", "en", 200));
  REQUIRE(layout.lines.size() > 1);
  const Rect first = layout.lines.front().box;
  const std::size_t index = layout.hit(199, first.y + 1);
  CHECK(layout.caret(index).y == first.y);
  CHECK(layout.line_end(0) == index);
}

TEST_CASE("the caret walks through every stop, forwards and backwards") {
  for_each_layout([](const Layout& layout) {
    std::vector<std::size_t> forwards{0};
    while (forwards.back() < layout.utf8.size()) {
      const std::size_t next = layout.next(forwards.back());
      REQUIRE(next > forwards.back());
      forwards.push_back(next);
    }
    std::vector<std::size_t> backwards{layout.utf8.size()};
    while (backwards.back() > 0) {
      const std::size_t previous = layout.previous(backwards.back());
      REQUIRE(previous < backwards.back());
      backwards.push_back(previous);
    }
    CHECK(forwards == std::vector<std::size_t>(backwards.rbegin(), backwards.rend()));
    CHECK(layout.next(layout.utf8.size()) == layout.utf8.size());
    CHECK(layout.previous(0) == 0);
  });
}

TEST_CASE("up and down reach every line, in wrapped right-to-left text too") {
  for_each_layout([](const Layout& layout) {
    std::set<float> seen;
    std::size_t index = 0;
    const float x = layout.caret(0).x;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      seen.insert(layout.caret(index).y);
      index = layout.down(index, x);
    }
    CHECK(seen.size() == layout.lines.size());
    CHECK(index == layout.utf8.size());
    for (std::size_t i = 0; i < layout.lines.size(); ++i) index = layout.up(index, x);
    CHECK(index == 0);
  });
}

TEST_CASE("in an empty field the caret stands where writing will begin") {
  const Rect english = lay_out(paragraph("", "en", 300)).caret(0);
  CHECK(english.x == 0);
  CHECK(english.h > 20);
  CHECK(lay_out(paragraph("", "ar", 300)).caret(0).x == Approx(300));
  CHECK(lay_out(paragraph("", "en", 300)).hit(50, 50) == 0);
}

TEST_CASE("behind a line break the caret is on the new line") {
  const Layout layout = lay_out(paragraph("one\n"));
  REQUIRE(layout.lines.size() == 2);
  CHECK(layout.caret(4).y == layout.lines[1].box.y);
  CHECK(layout.caret(3).y == layout.lines[0].box.y);
  CHECK(layout.line_start(4) == 4);
  CHECK(layout.line_end(1) == 3);
}

TEST_CASE("Backspace takes a letter with its marks, or the mark alone where the script wants it so") {
  const Layout latin = lay_out(paragraph("ae\u0302"));
  CHECK(latin.backspace(latin.utf8.size()) < latin.utf8.size());
  const Layout arabic = lay_out(paragraph("وصَ", "ar"));
  CHECK(arabic.backspace(arabic.utf8.size()) == arabic.utf8.size() - 2);  // the vowel mark
  const Layout plain = lay_out(paragraph("cŵ"));
  CHECK(plain.backspace(3) == 1);
  CHECK(plain.backspace(0) == 0);
}

TEST_CASE("a selection across both directions is shown in its two parts") {
  const Layout layout = lay_out(paragraph("abc אבג def"));
  CHECK(layout.selection(0, 3).size() == 1);
  CHECK(layout.selection(0, layout.utf8.size()).size() == 1);
  CHECK(layout.selection(2, 6).size() == 2);
  CHECK(layout.selection(3, 3).empty());
}

TEST_CASE("where both directions meet the caret shows both places where a letter may appear") {
  const Layout layout = lay_out(paragraph("abc אבג"));
  const float meeting = layout.caret(4).x;
  REQUIRE(layout.carets(4).size() == 2);
  CHECK(layout.carets(4)[0].x == meeting);
  CHECK(layout.carets(4)[1].x < meeting);  // behind the space
  REQUIRE(layout.carets(layout.utf8.size()).size() == 2);
  CHECK(layout.carets(layout.utf8.size())[1].x == Approx(layout.lines.front().box.w));
  CHECK(layout.carets(2).size() == 1);
  CHECK(layout.carets(6).size() == 1);
}

TEST_CASE("where one direction goes on, over line breaks too, there is one caret") {
  for (const char* words : {"one two\nthree", "", "one\n"}) {
    const Layout layout = lay_out(paragraph(words, "en", 60));
    for (std::size_t i = 0; i <= layout.utf8.size(); ++i) CHECK(layout.carets(i).size() == 1);
  }
  const Layout arabic = lay_out(paragraph("لن يرى أحد هذا حتى يوصَل الجهاز", "ar", 90));
  for (const Layout::Cell& cell : arabic.cells) CHECK(arabic.carets(cell.start).size() == 1);
}
