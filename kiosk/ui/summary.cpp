// Check-answers pages: the list of answers.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

namespace {

/// A link at the end of a row. `name` is what it is called as a whole.
struct RowLink {
  const text::Layout& words;
  const Words& name;
  Rect target;
  float words_top = 0;
  std::string error;  ///< what stands at the row
};

/// True when it was pressed.
bool draw_link(Stage& s, const std::string& id, const RowLink& link) {
  const bool active = s.input.held(id) || s.input.hovered(id);
  const Colour colour = active ? s.palette().link_hover : s.palette().link;
  const text::Layout& words = link.words;
  const Rect place =
      s.part(link.target, link.target.width - words.width, link.words_top, words.width, words.height);
  s.painter.words(words, place.x, place.y, colour);
  underline(s, words, place, colour, active ? 3.0F : 2.0F);
  s.show_ring(id, {place.x - 4, place.y, place.width + 8, place.height + 4}, 3);
  Node node = Stage::plain_node(Role::link, link.name, link.target);
  node.id = id;
  node.error = link.error;
  node.states.invalid = !link.error.empty();
  s.node(std::move(node), kPress);
  return s.activated(id);
}

/// A sign and words above an answer: red alone tells nothing to those who do not see it.
struct RowError {
  const text::Layout* words = nullptr;  ///< none: there is no error
  float sign = 0;
  float height = 0;
};

float sign_room(const Metrics& metrics, float sign) {
  return sign + std::round(std::max(metrics.gap * 0.7F, metrics.body * 0.3F));
}

RowError measure_error(Stage& s, const SummaryRow& row, float width) {
  if (!row.error) return {};
  RowError error;
  error.sign = std::round(s.metrics.body * 1.1F);
  error.words =
      &s.wrapped(*row.error, {s.metrics.body, text::Weight::bold}, width - sign_room(s.metrics, error.sign));
  error.height = std::max(error.words->height, error.sign) + s.metrics.gap * 0.5F;
  return error;
}

void draw_error(Stage& s, const RowError& error, const Rect& rect, float start, float top) {
  if (error.words == nullptr) return;
  const float line = error.words->lines.front().box.h;
  s.icon(Icon::warning, s.part(rect, start, top + (line - error.sign) / 2, error.sign, error.sign),
         s.palette().error);
  const Rect at =
      s.part(rect, start + sign_room(s.metrics, error.sign), top, error.words->width, error.words->height);
  s.painter.words(*error.words, at.x, at.y, s.palette().error);
}

/// The widest of these words, but never narrower than a target; 0 if no row has them.
float link_width(Stage& s, std::span<const SummaryRow> rows, std::optional<Words> SummaryRow::*which,
                 float most) {
  float width = 0;
  for (const SummaryRow& row : rows) {
    if (row.*which) width = std::max(width, s.fitted(*(row.*which), {s.metrics.body}, most).width);
  }
  return width > 0 ? std::max(width, s.metrics.target) : 0;
}

std::optional<RowPress> draw_rows(Stage& s, std::string_view id, std::span<const SummaryRow> rows) {
  const Metrics& m = s.metrics;
  const float width = std::min(s.wide_width(), m.column * 1.2F);
  const float pad = m.gap;
  const bool stacked = m.one_column || width < m.body * 30;  // large words: one below the other
  const float most = stacked ? width : width / 3;
  const float change_width = link_width(s, rows, &SummaryRow::change, most);
  const float out_width = link_width(s, rows, &SummaryRow::take_out, most);
  const float links = change_width + out_width + (out_width > 0 ? pad * 2 : 0);
  const float room = stacked || links <= 0 ? width : width - links - pad * 2;
  const float key_width = stacked ? room : std::floor(room * 0.4F);
  const float value_start = stacked ? 0 : key_width + pad * 2;
  const float value_width = room - value_start;
  const std::size_t group = open_group(s, Role::list, id);
  s.tree.nodes[group].rect = s.part({s.flow.left, s.flow.y, s.flow.width, 0}, 0, 0, width, 0);
  std::optional<RowPress> pressed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const SummaryRow& row = rows[i];
    const text::Layout& key = s.wrapped(row.key, {m.body, text::Weight::bold}, key_width);
    const text::Layout& value = s.wrapped(row.value, {m.body}, value_width);
    const RowError error = measure_error(s, row, value_width);
    const text::Layout* change = row.change ? &s.fitted(*row.change, {m.body}, change_width) : nullptr;
    const text::Layout* out = row.take_out ? &s.fitted(*row.take_out, {m.body}, out_width) : nullptr;
    const float target = std::max(
        {change ? std::max(change->height, m.target) : 0, out ? std::max(out->height, m.target) : 0});
    // Where two links do not stand side by side, the second gets a line of its own.
    const bool below = stacked && change && out && links > width;
    const float links_height = target + (below ? target + pad : 0);
    const float words = stacked ? key.height + pad * 0.5F + error.height + value.height
                                : std::max(key.height, error.height + value.height);
    const float height = stacked ? words + pad * 2 + (target > 0 ? links_height + pad * 0.5F : 0)
                                 : std::max(words + pad * 2, target + pad);
    const Rect rect = s.block(width, height, i == 0 ? m.space : 0);
    s.painter.fill({rect.x, rect.bottom() - 2, rect.width, 2}, s.palette().line);
    const Rect left = s.part(rect, 0, pad, key_width, key.height);
    s.painter.words(key, left.x, left.y, s.palette().text);
    const float answer_top = stacked ? pad * 1.5F + key.height : pad;
    draw_error(s, error, rect, value_start, answer_top);
    const Rect right = s.part(rect, value_start, answer_top + error.height, value_width, value.height);
    s.painter.words(value, right.x, right.y, s.palette().text);
    Node node = Stage::plain_node(Role::list_item, row.key, rect);
    node.id = child_id(id, row.id);
    node.value = row.value.plain();
    node.states.is_private = true;
    s.open(s.node(std::move(node)));
    const std::string row_id = child_id(id, row.id);
    // Their words stand on the first line of the others; where rows are stacked, at their start.
    const float top = stacked ? rect.height - links_height - pad * 0.5F
                              : std::max(pad + (key.lines.front().box.h - target) / 2, pad / 2);
    const auto link = [&](const text::Layout& label, const Words& name, float start, float from_top,
                          float wide, std::string_view which) {
      const float words_top = stacked ? (target - label.height) / 2 : pad - top;
      return draw_link(s, child_id(row_id, which),
                       {label, name, s.part(rect, start, from_top, wide, target), words_top,
                        which == "change" && row.error ? row.error->plain() : std::string()});
    };
    float start = stacked ? 0 : rect.width - links;
    if (change) {
      const float wide = stacked ? std::max(change->width, m.target) : change_width;
      if (link(*change, row.change_name ? *row.change_name : *row.change, start, top, wide, "change"))
        pressed = RowPress{i, false};
      if (!below) start += wide + pad * 2;
    }
    if (out) {
      const float wide = stacked ? std::max(out->width, m.target) : out_width;
      if (link(*out, row.take_out_name ? *row.take_out_name : *row.take_out, start,
               below ? top + target + pad : top, wide, "take-out"))
        pressed = RowPress{i, true};
    }
    s.close();
  }
  close_group(s, group);
  return pressed;
}

}  // namespace

std::optional<std::size_t> Ui::summary_list(std::string_view id, std::span<const SummaryRow> rows) {
  const auto pressed = draw_rows(*state_, id, rows);
  return pressed ? std::optional(pressed->row) : std::nullopt;
}

std::optional<RowPress> Ui::changeable_list(std::string_view id, std::span<const SummaryRow> rows) {
  return draw_rows(*state_, id, rows);
}

}  // namespace mend::ui
