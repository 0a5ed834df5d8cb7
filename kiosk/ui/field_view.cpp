#include "kiosk/ui/field_view.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

FieldView::FieldView(Stage& stage, std::string_view text, float width) : size_(text.size()) {
  text::Paragraph paragraph;
  paragraph.language = stage.page.language;
  paragraph.base = stage.page.direction;
  paragraph.base_from_content = true;
  paragraph.size_px = stage.metrics.body;
  paragraph.max_width = std::floor(width);
  paragraph.with_carets = true;
  stage.space_out(paragraph);
  std::size_t start = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    paragraph.utf8 = text.substr(start, end - start);
    const text::Layout& layout = stage.texts.get(paragraph);
    parts_.push_back({&layout, start, height_});
    height_ += layout.height;
    if (end == text.size()) break;
    start = end + 1;
  }
}

std::size_t FieldView::part_of(std::size_t at) const {
  std::size_t index = 0;
  while (index + 1 < parts_.size() && parts_[index + 1].start <= at) ++index;
  return index;
}

void FieldView::draw(Stage& stage, float x, float y) const {
  for (const Part& part : parts_) stage.painter.words(*part.layout, x, y + part.y, stage.palette().text);
}

void FieldView::draw_selection(Stage& stage, const EditBuffer& buffer, float x, float y) const {
  if (!buffer.has_selection()) return;
  for (const Part& part : parts_) {
    const std::size_t end = part.start + part.layout->utf8.size();
    const std::size_t from = std::max(buffer.selection_start(), part.start);
    const std::size_t to = std::min(buffer.selection_end(), end);
    if (from >= to) continue;
    for (const text::Rect& box : part.layout->selection(from - part.start, to - part.start)) {
      stage.painter.fill(
          {std::round(x + box.x), std::round(y + part.y + box.y), std::round(box.w), std::round(box.h)},
          stage.palette().selection);
    }
  }
}

text::Rect FieldView::caret(std::size_t at) const {
  const Part& part = parts_[part_of(at)];
  text::Rect rect = part.layout->caret(at - part.start);
  rect.y += part.y;
  return rect;
}

std::size_t FieldView::hit(float x, float y) const {
  std::size_t index = 0;
  while (index + 1 < parts_.size() && parts_[index + 1].y <= y) ++index;
  return parts_[index].start + parts_[index].layout->hit(x, y - parts_[index].y);
}

std::size_t FieldView::next(std::size_t at) const {
  const Part& part = parts_[part_of(at)];
  if (at - part.start >= part.layout->utf8.size()) return std::min(at + 1, size_);
  return part.start + part.layout->next(at - part.start);
}

std::size_t FieldView::previous(std::size_t at) const {
  const Part& part = parts_[part_of(at)];
  if (at == part.start) return at > 0 ? at - 1 : 0;
  return part.start + part.layout->previous(at - part.start);
}

std::size_t FieldView::visually_right(std::size_t at) const {
  return parts_[part_of(at)].layout->base == Direction::right_to_left ? previous(at) : next(at);
}

std::size_t FieldView::visually_left(std::size_t at) const {
  return parts_[part_of(at)].layout->base == Direction::right_to_left ? next(at) : previous(at);
}

std::size_t FieldView::up(std::size_t at, float x) const {
  const std::size_t index = part_of(at);
  const Part& part = parts_[index];
  const std::size_t moved = part.layout->up(at - part.start, x);
  const bool first_line = part.layout->caret(at - part.start).y <= part.layout->lines.front().box.y + 0.5F;
  if (!first_line) return part.start + moved;
  if (index == 0) return 0;
  const Part& above = parts_[index - 1];
  return above.start + above.layout->hit(x, above.layout->height - 1);
}

std::size_t FieldView::down(std::size_t at, float x) const {
  const std::size_t index = part_of(at);
  const Part& part = parts_[index];
  const bool last_line = part.layout->caret(at - part.start).y >= part.layout->lines.back().box.y - 0.5F;
  if (!last_line) return part.start + part.layout->down(at - part.start, x);
  if (index + 1 == parts_.size()) return size_;
  const Part& below = parts_[index + 1];
  return below.start + below.layout->hit(x, 1);
}

std::size_t FieldView::line_start(std::size_t at) const {
  const Part& part = parts_[part_of(at)];
  return part.start + part.layout->line_start(at - part.start);
}

std::size_t FieldView::line_end(std::size_t at) const {
  const Part& part = parts_[part_of(at)];
  return part.start + part.layout->line_end(at - part.start);
}

std::size_t FieldView::backspace(std::size_t at) const {
  const Part& part = parts_[part_of(at)];
  if (at == part.start) return at > 0 ? at - 1 : 0;
  return part.start + part.layout->backspace(at - part.start);
}

}  // namespace mend::ui
