#include "i18n/text/cells.h"

#include <algorithm>
#include <string_view>

namespace mend::text {
namespace {

/// Where one code point stands.
struct Letter {
  std::size_t line = 0;
  float left = 0, right = 0;
  bool rtl = false;
};

bool starts_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// U+2029, as good as a line break.
bool is_separator(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == "\u2029";
}

// One pass over the runs: to ask Pango for each index takes time in the square of the text's length.
void collect_letters(PangoLayout* pango, const Layout& layout, std::vector<Letter>& letters) {
  std::vector<std::size_t> letter_at(layout.utf8.size() + 1);
  for (std::size_t byte = 0, letter = 0; byte < layout.utf8.size(); ++byte) {
    letter += byte > 0 && starts_letter(layout.utf8[byte]);
    letter_at[byte] = letter;
  }
  std::vector<int> widths;
  std::size_t line_number = 0;
  for (GSList* lines = pango_layout_get_lines_readonly(pango); lines != nullptr; lines = lines->next) {
    const auto* line = static_cast<PangoLayoutLine*>(lines->data);
    const Line& box = layout.lines[line_number];
    float x = box.box.x;
    for (GSList* node = line->runs; node != nullptr; node = node->next) {
      auto* run = static_cast<PangoGlyphItem*>(node->data);
      const std::size_t first = letter_at[static_cast<std::size_t>(run->item->offset)];
      const auto count = static_cast<std::size_t>(run->item->num_chars);
      widths.resize(count);
      pango_glyph_item_get_logical_widths(run, layout.utf8.c_str(), widths.data());
      const bool rtl = run->item->analysis.level % 2 == 1;
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t letter = rtl ? count - 1 - i : i;
        const float right = x + pixels(widths[letter]);
        letters[first + letter] = {line_number, x, right, rtl};
        x = right;
      }
    }
    // A line break is in no run: it stands at the end of what it ends.
    if (box.end < layout.utf8.size() &&
        (layout.utf8[box.end] == '\n' || is_separator(layout.utf8, box.end))) {
      const bool rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
      const float end = rtl ? box.box.x : box.box.x + box.box.w;
      letters[letter_at[box.end]] = {line_number, end, end, rtl};
    }
    ++line_number;
  }
}

}  // namespace

std::vector<Layout::Cell> cells_of(PangoLayout* pango, const Layout& layout) {
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(pango, &count);
  std::vector<Layout::Cell> cells;
  if (count < 2) return cells;
  std::vector<Letter> letters(static_cast<std::size_t>(count - 1));
  collect_letters(pango, layout, letters);

  std::size_t at = 0;
  Layout::Cell cell;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const Letter& letter = letters[i];
    if (cell.end == cell.start) {
      cell = {at, at, letter.line, letter.left, letter.right, letter.rtl, false};
    } else {
      cell.left = std::min(cell.left, letter.left);
      cell.right = std::max(cell.right, letter.right);
    }
    do {
      ++at;
    } while (at < layout.utf8.size() && !starts_letter(layout.utf8[at]));
    cell.end = at;
    if (attributes[i + 1].is_cursor_position == 0 && at < layout.utf8.size()) continue;
    cell.backspace_splits = attributes[i + 1].backspace_deletes_character != 0;
    cells.push_back(cell);
    cell.start = cell.end;
  }
  return cells;
}

}  // namespace mend::text
