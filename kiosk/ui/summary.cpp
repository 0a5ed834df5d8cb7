// Check-answers pages: the list of answers.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

std::optional<std::size_t> Ui::summary_list(std::string_view id, std::span<const SummaryRow> rows) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float width = std::min(s.wide_width(), m.column * 1.2F);
  float change_width = 0;
  for (const SummaryRow& row : rows) {
    if (row.change) change_width = std::max(change_width, s.fitted(*row.change, {m.body}, width / 3).width);
  }
  change_width = change_width > 0 ? std::max(change_width, m.target) : 0;
  const float pad = m.gap;
  const bool stacked = width < m.body * 30;  // large words: key above value
  const float room = width - change_width - (change_width > 0 ? pad * 2 : 0);
  const float key_width = stacked ? room : std::floor(room * 0.4F);
  const float value_start = stacked ? 0 : key_width + pad * 2;
  const float value_width = room - value_start;
  Node frame;
  frame.role = Role::list;
  frame.id = id;
  frame.language = s.page.language;
  frame.rect = {s.flow.left, s.flow.y, width, 0};
  const std::size_t group = s.node(std::move(frame));
  s.open(group);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const SummaryRow& row = rows[i];
    const text::Layout& key = s.wrapped(row.key, {m.body, text::Weight::bold}, key_width);
    const text::Layout& value = s.wrapped(row.value, {m.body}, value_width);
    const float words = stacked ? key.height + pad * 0.5F + value.height : std::max(key.height, value.height);
    const Rect rect = s.block(width, std::max(words + pad * 2, m.target + pad), i == 0 ? m.space : 0);
    s.painter.fill({rect.x, rect.bottom() - 2, rect.width, 2}, s.palette().line);
    const Rect left = s.part(rect, 0, pad, key_width, key.height);
    s.painter.words(key, left.x, left.y, s.palette().text);
    const Rect right =
        s.part(rect, value_start, stacked ? pad * 1.5F + key.height : pad, value_width, value.height);
    s.painter.words(value, right.x, right.y, s.palette().text);
    Node node = Stage::plain_node(Role::list_item, row.key, rect);
    node.id = child_id(id, row.id);
    node.value = row.value.plain();
    node.states.is_private = true;
    s.open(s.node(std::move(node)));
    if (row.change) {
      const std::string change_id = child_id(child_id(id, row.id), "change");
      const text::Layout& change = s.fitted(*row.change, {m.body}, change_width);
      const float high = std::min(std::max(change.height, m.target), rect.height - 6);
      const Rect target = s.part(rect, rect.width - change_width, pad / 2, change_width, high);
      const Rect place{s.right_to_left() ? target.x : target.right() - change.width, std::round(rect.y + pad),
                       change.width, change.height};
      const bool active = s.input.held(change_id) || s.input.hovered(change_id);
      const Colour colour = active ? s.palette().link_hover : s.palette().link;
      s.painter.words(change, place.x, place.y, colour);
      underline(s, change, place, colour);
      s.show_ring(change_id, {place.x - 4, place.y, place.width + 8, place.height + 4}, 3);
      Node link = Stage::plain_node(Role::link, row.change_name ? *row.change_name : *row.change, target);
      link.id = change_id;
      s.node(std::move(link), {.takes = Stop::Takes::press});
      if (s.activated(change_id)) pressed = i;
    }
    s.close();
  }
  s.close();
  s.tree.nodes[group].rect.height = s.flow.y - s.tree.nodes[group].rect.y;
  return pressed;
}

}  // namespace mend::ui
