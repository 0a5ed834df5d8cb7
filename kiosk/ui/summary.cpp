// Check-answers pages: the list of answers.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

namespace {

/// The link that leads back to a question. True when it was pressed.
bool draw_change(Stage& s, const SummaryRow& row, const std::string& id, const text::Layout& words,
                 const Rect& target, float words_top) {
  const bool active = s.input.held(id) || s.input.hovered(id);
  const Colour colour = active ? s.palette().link_hover : s.palette().link;
  const Rect place = s.part(target, target.width - words.width, words_top, words.width, words.height);
  s.painter.words(words, place.x, place.y, colour);
  underline(s, words, place, colour, active ? 3.0F : 2.0F);
  s.show_ring(id, {place.x - 4, place.y, place.width + 8, place.height + 4}, 3);
  Node link = Stage::plain_node(Role::link, row.change_name ? *row.change_name : *row.change, target);
  link.id = id;
  s.node(std::move(link), kPress);
  return s.activated(id);
}

}  // namespace

std::optional<std::size_t> Ui::summary_list(std::string_view id, std::span<const SummaryRow> rows) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float width = std::min(s.wide_width(), m.column * 1.2F);
  const float pad = m.gap;
  const bool stacked = m.one_column || width < m.body * 30;  // large words: one below the other
  float change_width = 0;
  for (const SummaryRow& row : rows) {
    if (row.change)
      change_width =
          std::max(change_width, s.fitted(*row.change, {m.body}, stacked ? width : width / 3).width);
  }
  change_width = change_width > 0 ? std::max(change_width, m.target) : 0;
  const float room = stacked || change_width <= 0 ? width : width - change_width - pad * 2;
  const float key_width = stacked ? room : std::floor(room * 0.4F);
  const float value_start = stacked ? 0 : key_width + pad * 2;
  const float value_width = room - value_start;
  const std::size_t group = open_group(s, Role::list, id);
  s.tree.nodes[group].rect = s.part({s.flow.left, s.flow.y, s.flow.width, 0}, 0, 0, width, 0);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const SummaryRow& row = rows[i];
    const text::Layout& key = s.wrapped(row.key, {m.body, text::Weight::bold}, key_width);
    const text::Layout& value = s.wrapped(row.value, {m.body}, value_width);
    const text::Layout* change = row.change ? &s.fitted(*row.change, {m.body}, change_width) : nullptr;
    const float target = change ? std::max(change->height, m.target) : 0;
    const float words = stacked ? key.height + pad * 0.5F + value.height : std::max(key.height, value.height);
    const float height = stacked ? words + pad * 2 + (change ? target + pad * 0.5F : 0)
                                 : std::max(words + pad * 2, target + pad);
    const Rect rect = s.block(width, height, i == 0 ? m.space : 0);
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
    if (change) {
      const std::string change_id = child_id(child_id(id, row.id), "change");
      // Its words stand on the first line of the others; where rows are stacked, at their start.
      const float top = stacked ? rect.height - target - pad * 0.5F
                                : std::max(pad + (key.lines.front().box.h - target) / 2, pad / 2);
      const float start = stacked ? 0 : rect.width - change_width;
      const float wide = stacked ? std::max(change->width, m.target) : change_width;
      const float words_top = stacked ? (target - change->height) / 2 : pad - top;
      if (draw_change(s, row, change_id, *change, s.part(rect, start, top, wide, target), words_top))
        pressed = i;
    }
    s.close();
  }
  close_group(s, group);
  return pressed;
}

}  // namespace mend::ui
