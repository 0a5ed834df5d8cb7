#include "kiosk/ui/field_view.h"

#include "i18n/text/stops.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

/// How many letters are laid out at once, of a paragraph that has many more. Measured with Bengali: shorter
/// pieces are too often mostly the part that is not shown, longer ones cost more on each key.
constexpr std::size_t kPiece = 160;
constexpr std::size_t kWhole = 300;

/// Bytes of the first `letters` letters.
std::size_t bytes_of(std::string_view text, std::size_t letters) {
  std::size_t at = 0;
  while (at < text.size()) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && letters-- == 0) break;
    ++at;
  }
  return at;
}

}  // namespace

FieldView::FieldView(Stage& stage, std::string_view given, float width) {
  const std::string text = text::clean(given);
  size_ = text.size();
  text::Paragraph paragraph;
  paragraph.language = stage.page.language;
  paragraph.size_px = stage.metrics.body;
  paragraph.max_width = std::floor(width);
  paragraph.with_carets = true;
  stage.space_out(paragraph);
  std::size_t start = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view words = std::string_view(text).substr(start, end - start);
    paragraph.base = text::direction_of(words, stage.page.direction);
    add_paragraph(stage, paragraph, words, start);
    if (end == text.size()) break;
    start = end + 1;
  }
}

void FieldView::add(const text::Layout& layout, std::size_t start, std::size_t lines) {
  const bool whole = lines >= layout.lines.size();
  const float height = whole ? layout.height : layout.lines[lines].box.y;
  const std::size_t size = whole ? layout.utf8.size() : layout.lines[lines].start;
  parts_.push_back({&layout, start, size, whole ? layout.lines.size() : lines, height_, height});
  height_ += height;
}

void FieldView::add_paragraph(Stage& stage, text::Paragraph& paragraph, std::string_view words,
                              std::size_t start) {
  std::size_t piece = kPiece;
  while (true) {
    const std::size_t rest = bytes_of(words, kWhole);
    const std::size_t size = rest == words.size() ? rest : bytes_of(words, piece);
    paragraph.utf8 = words.substr(0, size);
    const text::Layout& layout = stage.texts.get(paragraph);
    if (size == words.size()) {
      add(layout, start, layout.lines.size());
      return;
    }
    // The last line would go on. A word that alone is longer needs more of the text.
    if (layout.lines.size() < 2) {
      piece *= 2;
      continue;
    }
    add(layout, start, layout.lines.size() - 1);
    start += parts_.back().size;
    words.remove_prefix(parts_.back().size);
    piece = kPiece;
  }
}

std::size_t FieldView::index_of(std::size_t at) const {
  const auto after = std::partition_point(parts_.begin() + 1, parts_.end(),
                                          [&](const Part& part) { return part.start <= at; });
  return static_cast<std::size_t>(after - parts_.begin()) - 1;
}

void FieldView::draw(Stage& stage, float x, float y) const {
  for (const Part& part : parts_)
    stage.painter.words(*part.layout, x, y + part.y, stage.palette().text, part.lines);
}

void FieldView::draw_selection(Stage& stage, const EditBuffer& buffer, float x, float y) const {
  if (!buffer.has_selection()) return;
  for (const Part& part : parts_) {
    const std::size_t from = std::max(buffer.selection_start(), part.start);
    const std::size_t to = std::min(buffer.selection_end(), part.start + part.size);
    if (from >= to) continue;
    for (const text::Rect& box : part.layout->selection(from - part.start, to - part.start)) {
      stage.painter.fill(
          {std::round(x + box.x), std::round(y + part.y + box.y), std::round(box.w), std::round(box.h)},
          stage.palette().selection);
    }
  }
}

std::vector<text::Rect> FieldView::carets(std::size_t at) const {
  const Part& part = part_of(at);
  std::vector<text::Rect> places = part.layout->carets(at - part.start);
  for (text::Rect& place : places) place.y += part.y;
  return places;
}

std::size_t FieldView::hit(float x, float y) const {
  std::size_t index = 0;
  while (index + 1 < parts_.size() && y >= parts_[index + 1].y) ++index;
  const Part& part = parts_[index];
  return part.start + part.layout->hit(x, std::min(y - part.y, part.height - 1));
}

std::size_t FieldView::up(std::size_t at, float x) const {
  const std::size_t index = index_of(at);
  const Part& part = parts_[index];
  const float y = part.layout->caret(at - part.start).y;
  if (y > part.layout->lines.front().box.y + 0.5F) return part.start + part.layout->up(at - part.start, x);
  if (index == 0) return 0;
  const Part& above = parts_[index - 1];
  return above.start + above.layout->hit(x, above.height - 1);
}

std::size_t FieldView::down(std::size_t at, float x) const {
  const std::size_t index = index_of(at);
  const Part& part = parts_[index];
  const float y = part.layout->caret(at - part.start).y;
  if (y < part.layout->lines[part.lines - 1].box.y - 0.5F)
    return part.start + part.layout->down(at - part.start, x);
  if (index + 1 == parts_.size()) return size_;
  const Part& below = parts_[index + 1];
  return below.start + below.layout->hit(x, 1);
}

std::size_t FieldView::line_start(std::size_t at) const {
  const Part& part = part_of(at);
  return part.start + part.layout->line_start(at - part.start);
}

std::size_t FieldView::line_end(std::size_t at) const {
  const Part& part = part_of(at);
  return part.start + part.layout->line_end(at - part.start);
}

}  // namespace mend::ui
