// What a person typed, or an author wrote, is laid out whatever it is and however it is set, a caret can walk
// through it, and its pictures are drawn.
#include "i18n/text/engine.h"
#include "i18n/text/log.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace {

using namespace mend::text;

constexpr std::array tags{"en", "cy", "vi", "ar", "ur", "ckb", "fa", "ps",
                          "pa", "hi", "bn", "gu", "ta", "zh",  "th", "x?"};

Engine make_engine() {
  use_private_fonts(MEND_BINARY_DIR "/share/mend");
  set_log({});
  // So small that glyphs lose their room to others all the time.
  auto engine = Engine::create({.atlas_width = 300, .atlas_height = 200});
  if (!engine) std::abort();
  return std::move(*engine);
}

void check(bool holds) {
  if (!holds) std::abort();
}

/// Five bytes say how it is set, the rest is the text.
Paragraph paragraph_of(const std::uint8_t* data, std::size_t size) {
  Paragraph paragraph;
  paragraph.base = (data[0] & 1) != 0 ? Direction::right_to_left : Direction::left_to_right;
  paragraph.base_from_content = (data[0] & 2) != 0;
  paragraph.align = static_cast<Align>((data[0] >> 2 & 3) % 3);
  paragraph.weight = (data[0] & 16) != 0 ? Weight::bold : Weight::regular;
  paragraph.with_carets = true;
  paragraph.max_width = static_cast<float>(data[1]) * 4;
  paragraph.language = tags.at(data[2] & 15);
  paragraph.size_px = static_cast<float>(data[2] >> 4) * 7;
  paragraph.line_height = static_cast<float>(data[3] & 3);
  paragraph.letter_spacing = static_cast<float>(data[3] >> 2 & 3) * 0.12F;
  paragraph.word_spacing = static_cast<float>(data[3] >> 4 & 3) * 0.16F;
  paragraph.bold = {{data[4], data[4] + std::size_t{5}}, {data[4] / 2U, data[4]}};
  paragraph.utf8.assign(reinterpret_cast<const char*>(data) + 5, size - 5);
  return paragraph;
}

void check_carets(const Layout& layout) {
  std::size_t at = 0;
  for (const Layout::Cell& cell : layout.cells) {
    check(cell.start == at && cell.end > at && cell.left <= cell.right && cell.line < layout.lines.size());
    at = cell.end;
    const Rect caret = layout.caret(cell.start);
    check(layout.hit(caret.x, caret.y) <= layout.utf8.size());
    check(layout.backspace(cell.end) < cell.end);
    const std::size_t places = layout.carets(cell.start).size();
    check(places == 1 || places == 2);
  }
  check(at == layout.utf8.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Engine engine = make_engine();
  if (size < 6) return 0;
  const Paragraph paragraph = paragraph_of(data, size);
  Layout layout = engine.lay_out(paragraph);
  engine.begin_frame();
  engine.refresh(layout);
  check(clean(layout.utf8) == layout.utf8);
  check(!layout.lines.empty() && layout.lines.back().end <= layout.utf8.size());
  float y = 0;
  for (const Line& line : layout.lines) {
    check(line.box.y >= y - 0.01F && line.box.h > 0);
    y = line.box.y + line.box.h;
  }
  check(layout.height + 0.01F >= y);
  for (const Glyph& glyph : layout.glyphs) {
    check(glyph.u0 >= 0 && glyph.v0 >= 0 && glyph.u1 <= 1 && glyph.v1 <= 1 && glyph.w >= 0 && glyph.h >= 0);
  }
  check_carets(layout);
  return 0;
}
