// What a person typed, or an author wrote, is laid out whatever it is, and a caret can walk through it.
#include "i18n/text/engine.h"

#include <cstdint>
#include <cstdlib>
#include <utility>

namespace {

using namespace mend::text;

Engine make_engine() {
  use_private_fonts(MEND_BINARY_DIR "/share/mend");
  auto engine = Engine::create();
  if (!engine) std::abort();
  return std::move(*engine);
}

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Engine engine = make_engine();
  if (size < 2) return 0;
  Paragraph paragraph;
  paragraph.language = (data[0] & 1) != 0 ? "ar" : "cy";
  paragraph.base = (data[0] & 1) != 0 ? Direction::right_to_left : Direction::left_to_right;
  paragraph.base_from_content = (data[0] & 2) != 0;
  paragraph.align = static_cast<Align>(data[0] >> 2 & 1);
  paragraph.with_carets = true;
  paragraph.max_width = static_cast<float>(data[1]) * 4;
  paragraph.utf8.assign(reinterpret_cast<const char*>(data) + 2, size - 2);

  Layout layout = engine.lay_out(paragraph);
  engine.begin_frame();
  engine.refresh(layout);
  check(clean(layout.utf8) == layout.utf8);
  check(!layout.lines.empty() && layout.lines.back().end <= layout.utf8.size());
  std::size_t at = 0;
  for (const Layout::Cell& cell : layout.cells) {
    check(cell.start == at && cell.end > at && cell.left <= cell.right && cell.line < layout.lines.size());
    at = cell.end;
    const Rect caret = layout.caret(cell.start);
    check(layout.hit(caret.x, caret.y) <= layout.utf8.size());
    check(layout.backspace(cell.end) < cell.end);
  }
  check(at == layout.utf8.size());
  return 0;
}
