// What is wrong on the page, at its top, with a way to each field.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

void Ui::error_summary(const Words& title, std::span<const ErrorLink> errors) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float pad = std::round(m.gap * 1.6F);
  const float inner = s.column_width() - 2 * pad;
  const text::Layout& head = s.wrapped(title, {m.heading3, text::Weight::bold}, inner);
  float height = head.height + 2 * pad;
  const auto row_height = [&](const text::Layout& layout) { return std::max(layout.height, m.target); };
  for (const ErrorLink& error : errors)
    height += row_height(s.wrapped(error.message, {m.body, text::Weight::bold}, inner)) + m.gap;
  const Rect rect = s.block(height, m.space);
  s.painter.fill(rect, s.palette().surface);
  s.painter.edge(rect, s.palette().error, 5);
  s.show_ring("error-summary", rect);
  Rect place = s.part(rect, pad, pad, inner, head.height);
  s.painter.words(head, place.x, place.y, s.palette().text);
  Node frame = Stage::plain_node(Role::alert, title, rect);
  frame.id = "error-summary";
  s.open(s.node(std::move(frame), {.takes = Stop::Takes::focus}));
  float y = place.bottom() + m.gap;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const text::Layout& layout = s.wrapped(errors[i].message, {m.body, text::Weight::bold}, inner);
    const Rect row{place.x, std::round(y), inner, row_height(layout)};
    const Rect words{row.x, std::round(row.y + (row.height - layout.height) / 2), inner, layout.height};
    const std::string id = "error-summary/" + errors[i].field;
    s.painter.words(layout, words.x, words.y, s.palette().error);
    underline(s, layout, words, s.palette().error, s.edge_of(id));
    s.show_ring(id, row, 3);
    Node link = Stage::plain_node(Role::link, errors[i].message, row);
    link.id = id;
    s.node(std::move(link), {.takes = Stop::Takes::press});
    if (s.activated(id)) s.jump = errors[i].field;
    y = row.bottom() + m.gap;
  }
  s.close();
}

}  // namespace mend::ui
