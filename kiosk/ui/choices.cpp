// Questions that are answered by choosing: radios, checkboxes.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

enum class Mark { radio, check };

struct Choice {
  const Option& option;
  std::string id;
  bool chosen = false;
  bool tab = true;
  float indent = 0;
};

void draw_mark(Stage& stage, Mark mark, const Rect& box, const Choice& choice) {
  const Palette& p = stage.palette();
  const float side = box.width;
  if (mark == Mark::radio) {
    const float x = box.x + side / 2;
    const float y = box.y + side / 2;
    stage.painter.disc(x, y, side / 2, p.surface);
    stage.painter.circle(x, y, side / 2, p.control, 3);
    if (choice.chosen) stage.painter.disc(x, y, side * 0.28F, p.control);
    stage.show_ring(choice.id, box, side / 2);
  } else {
    stage.painter.fill(box, p.surface);
    stage.painter.edge(box, p.control, 3);
    if (choice.chosen) stage.icon(Icon::tick, {box.x + 5, box.y + 5, side - 10, side - 10}, p.control);
    stage.show_ring(choice.id, box);
  }
}

/// One row: mark, label, hint. The whole row is the target.
void draw_choice(Stage& stage, Mark mark, const Choice& choice, bool first) {
  const Metrics& m = stage.metrics;
  const float side = std::round(m.target * 0.82F);
  const float label_start = choice.indent + side + m.gap * 1.2F;
  const float inner = stage.column_width() - label_start;
  const text::Layout& label = stage.wrapped(choice.option.label, {m.body}, inner);
  const text::Layout* hint =
      choice.option.hint ? &stage.wrapped(*choice.option.hint, {m.small}, inner) : nullptr;
  const float words = label.height + (hint ? hint->height : 0);
  const float height = std::max(words + std::max(side - label.height, 0.0F), m.target);
  const Rect row = stage.block(height, first ? m.space * 0.7F : m.gap);
  const Rect target = stage.part(row, choice.indent, 0, row.width - choice.indent, row.height);
  const float top = hint || label.lines.size() > 1 ? (m.target - side) / 2 : (row.height - side) / 2;
  draw_mark(stage, mark, stage.part(row, choice.indent, top, side, side), choice);
  const float label_top = top + std::max((side - label.lines.front().box.h) / 2, 0.0F);
  const Rect place = stage.part(row, label_start, label_top, inner, label.height);
  stage.painter.words(label, place.x, place.y, stage.palette().text);
  if (hint) stage.painter.words(*hint, place.x, place.y + label.height, stage.palette().quiet_text);
  Node node =
      Stage::plain_node(mark == Mark::radio ? Role::radio : Role::checkbox, choice.option.label, target);
  node.id = choice.id;
  node.states.checked = choice.chosen;
  if (choice.option.hint) node.hint = choice.option.hint->plain();
  stage.node(std::move(node),
             {.takes = mark == Mark::radio ? Stop::Takes::choose : Stop::Takes::press, .tab = choice.tab});
}

}  // namespace

std::optional<std::size_t> Ui::radios(std::string_view id, const Words& legend,
                                      std::span<const Option> options, std::optional<std::size_t> selected,
                                      const Notes& notes) {
  Stage& s = *state_;
  const Question question = open_question(s, Role::radio_group, id, legend, notes);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string own = child_id(id, options[i].id);
    draw_choice(s, Mark::radio, {options[i], own, selected == i, is_tab_stop(i, selected), question.indent},
                i == 0);
    if (s.activated(own)) chosen = i;
  }
  close_question(s, question, notes);
  return chosen;
}

std::optional<std::size_t> Ui::checkboxes(std::string_view id, const Words& legend,
                                          std::span<const Option> options, const std::vector<bool>& checked,
                                          const Notes& notes) {
  Stage& s = *state_;
  const Question question = open_question(s, Role::group, id, legend, notes);
  std::optional<std::size_t> switched;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string own = child_id(id, options[i].id);
    draw_choice(s, Mark::check, {options[i], own, i < checked.size() && checked[i], true, question.indent},
                i == 0);
    if (s.activated(own)) switched = i;
  }
  close_question(s, question, notes);
  return switched;
}

}  // namespace mend::ui
