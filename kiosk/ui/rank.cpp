// Things to put in order, without dragging: each has a button that moves it one place to the front, and one
// that moves it back.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

struct RankRow {
  std::string id;
  const RankItem& item;
  std::size_t place = 0;  ///< from 0
  std::size_t count = 0;
  bool answered = false;
};

/// A button with an arrow only; its words are spoken.
bool arrow_button(Stage& s, const std::string& id, const Words& words, Icon sign, bool enabled,
                  const std::string& value, const Rect& rect) {
  const Palette& p = s.palette();
  if (enabled) {
    s.painter.fill(rect, s.pressed_shade(id, p.secondary), kRadius);
    s.painter.edge(rect, s.is_touched(id) ? p.control : p.secondary_edge, s.edge_of(id), kRadius);
  } else {
    s.painter.edge(rect, p.line, 2, kRadius);
  }
  const float side = std::round(std::min(rect.width, s.metrics.body * 1.4F));
  s.icon(sign,
         {rect.x + std::round((rect.width - side) / 2), rect.y + std::round((rect.height - side) / 2), side,
          side},
         enabled ? p.secondary_text : p.quiet_text);
  s.show_ring(id, rect, kRadius);
  Node node = Stage::plain_node(Role::button, words, rect);
  node.id = id;
  node.value = value;
  node.states.disabled = !enabled;
  s.node(std::move(node), kPress);
  return enabled && s.activated(id);
}

/// How far it is to be moved: −1, 1, or 0.
int draw_rank_row(Stage& s, const RankRow& row, float indent) {
  const Metrics& m = s.metrics;
  const float pad = std::round(m.gap);
  const float side = std::max(m.target, std::round(m.body * 2));
  const float arrows = 2 * side + m.gap;
  const float width = s.column_width() - indent;
  const bool below = m.one_column || width - arrows - 4 * pad < m.body * 6;
  const float number = row.answered ? std::round(m.body * 1.6F) : 0;
  const float inner = width - 2 * pad - number - (below ? 0 : arrows + pad);
  const text::Layout& label = s.wrapped(row.item.label, {m.body}, inner);
  const float height =
      below ? label.height + side + 3 * pad : std::max(label.height, side) + std::round(1.2F * pad);
  const Rect line = s.block(height, row.place == 0 ? m.space * 0.7F : m.gap);
  const Rect card = s.part(line, indent, 0, width, line.height);
  s.painter.fill(card, s.palette().surface, kRadius);
  s.painter.edge(card, s.palette().secondary_edge, 2, kRadius);
  const float label_top = below ? pad : std::round((height - label.height) / 2);
  const Rect words = s.part(card, pad + number, label_top, inner, label.height);
  s.painter.words(label, words.x, words.y, s.palette().text);
  const std::string value = row.answered ? std::to_string(row.place + 1) : std::string();
  if (row.answered) {
    const text::Layout& digits = s.fitted(personal_words(value), {m.body, text::Weight::bold}, number);
    const Rect place = s.part(card, pad, label_top, digits.width, digits.height);
    s.painter.words(digits, place.x, place.y, s.palette().text);
  }
  Node node = Stage::plain_node(Role::list_item, row.item.label, card);
  node.value = value;
  node.position = row.place + 1;
  node.count = row.count;
  s.open(s.node(std::move(node)));
  const float top = below ? pad * 2 + label.height : std::round((height - side) / 2);
  const float first = width - arrows - pad;
  int by = 0;
  if (arrow_button(s, child_id(row.id, "earlier"), row.item.earlier, Icon::up, row.place > 0, value,
                   s.part(card, first, top, side, side)))
    by = -1;
  if (arrow_button(s, child_id(row.id, "later"), row.item.later, Icon::down, row.place + 1 < row.count, value,
                   s.part(card, first + side + m.gap, top, side, side)))
    by = 1;
  s.close();
  return by;
}

}  // namespace

std::optional<RankMove> Ui::rank(std::string_view id, const Words& legend, std::span<const RankItem> items,
                                 bool answered, const Words& keep, const Notes& notes) {
  Stage& s = *state_;
  const Question question = open_question(s, Role::group, id, legend, notes);
  const std::size_t list = open_group(s, Role::list, child_id(id, "order"));
  s.tree.nodes[list].name = legend.plain();
  std::optional<RankMove> move;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int by =
        draw_rank_row(s, {child_id(id, items[i].id), items[i], i, items.size(), answered}, question.indent);
    if (by != 0) move = {i, by};
  }
  close_group(s, list);
  // Nobody has said yet that it is in order: that it stands so is no answer.
  if (!answered && s.button(child_id(id, "keep"), keep, {.style = ButtonStyle::secondary}))
    move = RankMove{0, 0};
  // Before that nothing here says anything of the person.
  Notes shown = notes;
  shown.is_private = notes.is_private && answered;
  close_question(s, question, shown);
  return move;
}

}  // namespace mend::ui
