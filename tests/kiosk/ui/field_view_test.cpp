#include "kiosk/ui/field_view.h"

#include "i18n/text/stops.h"
#include "screen.h"
#include "sentences.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

using namespace mend::ui;
using namespace mend::ui::test;
namespace text = mend::text;

namespace {

/// A frame that is being drawn.
struct Frame {
  explicit Frame(const std::string& language) : stage(engine(), {1280, 800}) {
    stage.begin(page("view", language));
  }
  ~Frame() { stage.end(); }
  Stage stage;
};

text::Layout whole(Frame& frame, const std::string& words, const std::string& language, float width) {
  text::Paragraph paragraph;
  paragraph.utf8 = words;
  paragraph.language = language;
  paragraph.base = mend::locale::locale_for(language).direction;
  paragraph.size_px = frame.stage.metrics.body;
  paragraph.max_width = width;
  paragraph.with_carets = true;
  frame.stage.space_out(paragraph);
  return engine().lay_out(paragraph);
}

std::vector<std::size_t> stops_of(const std::string& words, const std::string& language) {
  const text::Stops stops(words, language);
  std::vector<std::size_t> all{0};
  while (all.back() < words.size()) all.push_back(stops.next(all.back()));
  return all;
}

}  // namespace

TEST_CASE("a long answer in pieces has the very lines and carets of one that is laid out whole") {
  for (const auto& [language, sentence] : sentences()) {
    INFO(language);
    Frame frame(language);
    // More than 400 letters without a space, as in Chinese, are broken anywhere when they are laid out whole.
    const std::string words = long_text(language, language == "zh" ? 380 : 900);
    for (const float width : {333.0F, 612.0F}) {
      const FieldView view(frame.stage, words, width);
      const text::Layout layout = whole(frame, words, language, width);
      CHECK(view.height() == layout.height);
      int wrong = 0;
      for (const std::size_t at : stops_of(words, language)) {
        const text::Rect got = view.caret(at);
        const text::Rect wanted = layout.caret(at);
        if (std::abs(got.x - wanted.x) > 1 || std::abs(got.y - wanted.y) > 1) ++wrong;
        if (view.line_start(at) != layout.line_start(at) || view.line_end(at) != layout.line_end(at)) ++wrong;
      }
      CHECK(wrong == 0);
    }
  }
}

TEST_CASE("a touch on a caret finds it again, on wrapped lines of every script") {
  for (const auto& [language, sentence] : sentences()) {
    Frame frame(language);
    const std::string words = long_text(language, 260);
    const FieldView view(frame.stage, words, 420);
    for (const std::size_t at : stops_of(words, language)) {
      const text::Rect caret = view.caret(at);
      const std::size_t found = view.hit(caret.x, caret.y + caret.h / 2);
      INFO(language << " " << at << " found " << found);
      // At the end of a wrapped line, behind its space, the caret stands on the next line already.
      const text::Rect again = view.caret(found);
      CHECK((found == at || (std::abs(again.x - caret.x) < 1 && again.y == caret.y)));
    }
  }
}

TEST_CASE("down and up go through every line of a long answer and come back") {
  for (const std::string language : {"en", "ar", "ur", "bn", "th"}) {
    INFO(language);
    Frame frame(language);
    const std::string words = long_text(language, 700) + "\n\n" + long_text(language, 80);
    const FieldView view(frame.stage, words, 400);
    std::vector<float> lines;
    std::size_t at = 0;
    const float goal = view.caret(0).x;
    for (int i = 0; i < 200; ++i) {
      lines.push_back(view.caret(at).y);
      const std::size_t below = view.down(at, goal);
      if (view.caret(below).y <= lines.back()) break;
      at = below;
    }
    CHECK(lines.size() > 12);
    for (std::size_t i = lines.size(); i-- > 1;) {
      CHECK(view.caret(at).y == lines[i]);
      at = view.up(at, goal);
    }
    CHECK(view.caret(at).y == lines[0]);
  }
}

TEST_CASE("a word longer than a piece, and no text at all, are laid out") {
  Frame frame("en");
  const std::string word(1500, 'W');
  const FieldView view(frame.stage, word, 300);
  CHECK(view.hit(10, view.height() - 5) > 1400);
  const FieldView wide(frame.stage, std::string(2000, 'i'), 1e4F);
  CHECK(wide.caret(2000).x > wide.caret(1999).x);
  const FieldView none(frame.stage, "", 300);
  CHECK(none.hit(100, 100) == 0);
  CHECK(none.height() > 10);
  const FieldView bad(frame.stage, std::string(1000, '\xFF'), 300);
  CHECK(bad.height() > 10);
}

TEST_CASE("an empty line of an Arabic page begins at the right, and an English one within it at the left") {
  Frame frame("ar");
  const FieldView view(frame.stage, "\nabc", 400);
  CHECK(view.caret(0).x > 390);
  CHECK(view.caret(1).x < 10);
}
