// Text that somebody wrote to break the screen. What keeps it from stalling a frame are bounds on the work;
// text-bench measures what they come to (hostile.*).
#include "i18n/text/families.h"
#include "i18n/text/log.h"
#include "test_engine.h"

#include <algorithm>
#include <cmath>

using namespace mend::text;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::size_t letters_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// In an edit field the caret has a stop for all of it: nothing that a person wrote is out of reach.
void check_carets(Paragraph words) {
  words.with_carets = true;
  words.utf8 = words.utf8.substr(0, 6'000);
  const Layout layout = lay_out(words);
  CHECK(layout.utf8 == clean(words.utf8));
  std::size_t at = 0;
  bool in_order = true;
  for (const Layout::Cell& cell : layout.cells) {
    in_order = in_order && cell.start == at && cell.end > at;
    at = cell.end;
  }
  CHECK(in_order);
  CHECK(at == layout.utf8.size());
}

/// Every bound at once; the layout stays one that can be read and edited.
Layout bounded(const std::string& text, const std::string& language = "en") {
  Paragraph hostile = paragraph(text, language, 600);
  hostile.letter_spacing = 0.12F;
  hostile.word_spacing = 0.16F;
  hostile.with_carets = false;
  const Layout layout = lay_out(hostile);
  CHECK(layout.utf8.size() <= max_text_bytes);
  CHECK(letters_of(layout.utf8) <= max_text_letters);
  CHECK(layout.glyphs.size() <= 4 * max_text_letters);
  CHECK_FALSE(layout.lines.empty());
  CHECK(layout.lines.size() <= max_text_letters);
  check_carets(hostile);
  return layout;
}

class Lines {
 public:
  Lines() {
    set_log([this](std::string_view line) { lines.emplace_back(line); });
  }
  ~Lines() { set_log({}); }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  std::vector<std::string> lines;
};

}  // namespace

TEST_CASE("a word without end does not hang the screen") {
  // It is broken anywhere, so that nobody looks for a better place through all of it: also right behind
  // "start".
  const Layout layout = bounded("start " + std::string(100'000, 'W') + " end");
  for (const Line& line : layout.lines) CHECK(line.box.w <= 600);
  CHECK(layout.lines.front().end > 20);
  // A long word that is none of that kind goes to a line of its own.
  const Layout mild = bounded("start " + std::string(60, 'W') + " end");
  CHECK(mild.lines.front().end <= 6);
}

TEST_CASE("marks without end do not hang the screen") {
  CHECK(letters_of(bounded("a" + repeated("\u0301", 50'000)).utf8) == 31);
  CHECK(letters_of(bounded("ab" + repeated("\u0301\u0302", 4'000) + "c").utf8) == 33);
  bounded(repeated("ب\u064b\u0651", 10'000), "ar");
  bounded(repeated("\u200d\u200b", 10'000));
}

TEST_CASE("lines without end do not hang the screen") {
  CHECK(bounded(repeated("a\n", 50'000)).lines.size() <= 501 + 100);
  CHECK(bounded(repeated("\u2029", 50'000)).lines.size() <= 501 + 100);
  bounded(repeated("\u2028", 50'000));
  bounded(repeated("\r\n", 50'000));
}

TEST_CASE("directions turned over and over do not hang the screen") {
  bounded(repeated("aא", 10'000));
  bounded(repeated("\u202e\u202a", 10'000));
  bounded(repeated("\u2067(", 10'000));
  bounded(repeated("([{", 10'000));
  bounded(repeated("\u202ea\u2066ب", 10'000), "ar");
}

TEST_CASE("scripts that no font has are shown as boxes, with a line in the log that holds none of the text") {
  Lines log;
  const Layout layout = lay_out(paragraph(repeated("\U00012000漢\u1000𐍈ก", 1'000), "en", 600));
  CHECK(layout.unknown_glyphs == 3'000);
  REQUIRE(log.lines.size() == 1);
  CHECK(log.lines.front().find("no font for") != std::string::npos);
  CHECK(log.lines.front().find("\U00012000") == std::string::npos);
}

TEST_CASE("the boxes of unknown letters stand side by side, whichever language was written before") {
  for (const char* first : {"ckb", "ps", "ur", "hi", "en"}) {
    Engine engine = make_engine();
    (void)engine.lay_out(paragraph("تمام انسان آزاد اور حقوق", first));
    const Layout boxes = engine.lay_out(paragraph("אב", "en"));
    INFO(first);
    REQUIRE(boxes.cells.size() == 2);
    CHECK(boxes.cells[1].right - boxes.cells[1].left > 5);
  }
}

TEST_CASE("a language in Nastaliq with words or text without end is set in plain Arabic letters") {
  const auto files = [](const Layout& layout) {
    std::vector<std::string> names;
    for (const Glyph& glyph : layout.glyphs) names.push_back(test_engine().font_file(glyph));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
  };
  const std::vector<std::string> plain{"NotoSansArabicUI-Regular.ttf"};
  const std::vector<std::string> nastaliq{"NotoNastaliqUrdu-Regular.ttf"};
  CHECK(files(bounded(repeated("ببببپپپیی", 10'000), "ur")) == plain);
  CHECK(files(bounded(repeated("بببب ", 10'000), "ur")) == plain);
  CHECK(files(bounded(repeated("ب", 41), "ur")) == plain);
  // An answer as long as a form takes.
  CHECK(files(bounded(repeated("بببب ", 400), "ur")) == nastaliq);
}

TEST_CASE("a field's text is laid out whole, however long: what the caret can't reach could be lost") {
  Paragraph answer = paragraph(repeated("word ", 3'900), "en", 600);
  const Layout layout = lay_out(answer);
  CHECK(layout.utf8 == answer.utf8);
  CHECK(layout.cells.back().end == answer.utf8.size());
}

TEST_CASE("a NUL in the text hides nothing of it") {
  CHECK(lay_out(paragraph(std::string("safe\0 hidden", 12))).glyphs.size() == 11);
}

TEST_CASE("bytes that are no text are shown as such, with a line in the log") {
  for (const std::string& damage :
       {std::string("a\xff z"), std::string("\xed\xa0\x80 z"), std::string("a\0z", 3)}) {
    Lines log;
    const Layout layout = lay_out(paragraph(damage));
    CHECK(layout.utf8.find("\ufffd") != std::string::npos);
    CHECK(layout.unknown_glyphs == 0);
    REQUIRE(log.lines.size() == 1);
    CHECK(log.lines.front().find(" z") == std::string::npos);
  }
}

TEST_CASE("trouble without end makes a log of few lines") {
  Lines log;
  for (int i = 0; i < 100; ++i) bounded("\xff" + std::string(30'000, 'x') + "\U00012000");
  CHECK(log.lines.size() == 10);  // five of damage, five of length: the letter was cut off
}

TEST_CASE("good text says nothing in the log") {
  Lines log;
  for (const Paragraph& specimen : specimens()) lay_out(specimen);
  CHECK(log.lines.empty());
}

TEST_CASE("pictures without end are drawn over several frames, none of which takes long") {
  Engine engine = make_engine();
  Paragraph words = paragraph("", "zh", 1200);
  for (int letter = 0; letter < 4'000; ++letter) {
    const int point = 0x4E00 + letter;
    words.utf8 += static_cast<char>(0xE0 | point >> 12);
    words.utf8 += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    words.utf8 += static_cast<char>(0x80 | (point & 0x3F));
  }
  Layout layout = engine.lay_out(words);
  std::size_t drawn = 0;
  int frames = 0;
  do {
    engine.begin_frame();
    engine.refresh(layout);
    const auto now = static_cast<std::size_t>(
        std::count_if(layout.glyphs.begin(), layout.glyphs.end(), [](const Glyph& g) { return g.w > 0; }));
    CHECK(now > drawn);
    CHECK(now - drawn <= 2'000);
    drawn = now;
    ++frames;
  } while (engine.atlas().wants_another_frame() && frames < 20);
  CHECK(frames > 1);
  CHECK(frames < 10);
  CHECK(drawn == layout.glyphs.size());
}

TEST_CASE("measures out of all proportion are brought into bounds") {
  Paragraph odd = paragraph("Get help now");
  for (const float size : {-5.0F, 0.0F, 1e9F}) {
    odd.size_px = size;
    for (const float width : {-1.0F, 0.001F, 1e9F}) {
      odd.max_width = width;
      for (const float spacing : {-1e9F, 1e9F}) {
        odd.letter_spacing = odd.word_spacing = odd.line_height = spacing;
        const Layout layout = lay_out(odd);
        CHECK(layout.height < 30'000);
        CHECK(layout.height > 0);
      }
    }
  }
}

TEST_CASE("measures that are no numbers are brought into bounds") {
  Paragraph odd = paragraph("Get help now");
  odd.size_px = odd.max_width = odd.letter_spacing = odd.word_spacing = odd.line_height = std::nanf("");
  const Layout layout = lay_out(odd);
  CHECK(layout.height > 0);
  CHECK(layout.height < 1'000);
}

TEST_CASE("a language tag that is none still gets letters") {
  Paragraph odd = paragraph("Get help now");
  for (const std::string& tag : {std::string(), std::string("xx-\xff"), std::string(5000, 'a')}) {
    odd.language = tag;
    CHECK(lay_out(odd).unknown_glyphs == 0);
  }
}
