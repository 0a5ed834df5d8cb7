// Check-answers pages: the list of answers, and the summary of what is wrong.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

std::string child_id(std::string_view group, std::string_view child) {
  std::string id(group);
  return id.append("/").append(child);
}

void underline(Stage& stage, const text::Layout& layout, const Rect& place, Colour colour) {
  for (const text::Line& line : layout.lines) {
    stage.painter.fill({place.x + std::round(line.box.x), place.y + std::round(line.baseline) + 3,
                        std::round(line.box.w), 2},
                       colour);
  }
}

}  // namespace

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
    s.painter.fill({rect.x, rect.bottom() - 2, rect.width, 2}, palette().line);
    const Rect left = s.part(rect, 0, pad, key_width, key.height);
    s.painter.words(key, left.x, left.y, palette().text);
    const Rect right =
        s.part(rect, value_start, stacked ? pad * 1.5F + key.height : pad, value_width, value.height);
    s.painter.words(value, right.x, right.y, palette().text);
    Node node = Stage::plain_node(Role::list_item, row.key, rect);
    node.id = child_id(id, row.id);
    node.value = row.value.plain();
    s.open(s.node(std::move(node)));
    if (row.change) {
      const std::string change_id = child_id(child_id(id, row.id), "change");
      const text::Layout& change = s.fitted(*row.change, {m.body}, change_width);
      const float high = std::min(std::max(change.height, m.target), rect.height - 6);
      const Rect target = s.part(rect, rect.width - change_width, pad / 2, change_width, high);
      const Rect place{s.right_to_left() ? target.x : target.right() - change.width, std::round(rect.y + pad),
                       change.width, change.height};
      const bool active = s.input.held(change_id) || s.input.hovered(change_id);
      const Colour colour = active ? palette().link_hover : palette().link;
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
  s.painter.fill(rect, palette().surface);
  s.painter.edge(rect, palette().error, 5);
  s.show_ring("error-summary", rect);
  Rect place = s.part(rect, pad, pad, inner, head.height);
  s.painter.words(head, place.x, place.y, palette().text);
  Node frame = Stage::plain_node(Role::alert, title, rect);
  frame.id = "error-summary";
  s.open(s.node(std::move(frame), {.takes = Stop::Takes::focus}));
  float y = place.bottom() + m.gap;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const text::Layout& layout = s.wrapped(errors[i].message, {m.body, text::Weight::bold}, inner);
    const Rect row{place.x, std::round(y), inner, row_height(layout)};
    const Rect words{row.x, std::round(row.y + (row.height - layout.height) / 2), inner, layout.height};
    const std::string id = "error-summary/" + errors[i].field;
    s.painter.words(layout, words.x, words.y, palette().error);
    underline(s, layout, words, palette().error);
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
