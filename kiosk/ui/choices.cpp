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
  std::size_t index = 0;
  std::size_t count = 0;
};

/// What a finger or the mouse is about to do: a soft ground around the mark, which the mark itself covers.
void draw_halo(Stage& stage, Mark mark, const Rect& box, const Choice& choice) {
  const bool held = stage.input.held(choice.id);
  if (!held && !stage.input.hovered(choice.id)) return;
  const float by = std::round(stage.metrics.gap * (held ? 0.8F : 0.6F));
  const Rect halo{box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
  const Colour colour = stage.palette().secondary_edge;
  if (mark == Mark::radio) {
    stage.painter.disc(halo.x + halo.width / 2, halo.y + halo.height / 2, halo.width / 2, colour);
  } else {
    stage.painter.fill(halo, colour, kRadius);
  }
}

void draw_mark(Stage& stage, Mark mark, const Rect& box, const Choice& choice) {
  const Palette& p = stage.palette();
  const float side = box.width;
  const float edge = std::max(std::round(side / 14), 2.0F);
  draw_halo(stage, mark, box, choice);
  if (mark == Mark::radio) {
    const float x = box.x + side / 2;
    const float y = box.y + side / 2;
    stage.painter.disc(x, y, side / 2, p.surface);
    stage.painter.circle(x, y, side / 2, p.control, edge);
    if (choice.chosen) stage.painter.disc(x, y, side * 0.28F, p.control);
    stage.show_ring(choice.id, box, side / 2);
  } else {
    const float inset = std::round(side * 0.14F);
    stage.painter.fill(box, p.surface);
    stage.painter.edge(box, p.control, edge);
    if (choice.chosen)
      stage.icon(Icon::tick, {box.x + inset, box.y + inset, side - 2 * inset, side - 2 * inset}, p.control);
    stage.show_ring(choice.id, box);
  }
}

/// One row: mark, label, hint. The whole row is the target.
void draw_choice(Stage& stage, Mark mark, const Choice& choice) {
  const Metrics& m = stage.metrics;
  const float side = std::round(std::min(m.target * 0.8F, m.body * 2));
  const float label_start = choice.indent + side + std::max(m.gap * 1.2F, m.body * 0.4F);
  const float inner = stage.column_width() - label_start;
  const text::Layout& label = stage.wrapped(choice.option.label, {m.body}, inner);
  const text::Layout* hint =
      choice.option.hint ? &stage.wrapped(*choice.option.hint, {m.small}, inner) : nullptr;
  // The first line of the label stands at the middle of the mark; a higher one moves the mark down.
  const float line = label.lines.front().box.h;
  const float first = std::max(m.target, line);
  const float label_top = std::round((first - line) / 2);
  const float gap = std::round(m.gap * 0.2F);
  const float words = label_top + label.height + (hint ? gap + hint->height : 0);
  const float height = std::max(words + (hint || label.lines.size() > 1 ? gap : 0), first);
  const Rect row = stage.block(height, choice.index == 0 ? m.space * 0.5F : m.gap);
  const Rect target = stage.part(row, choice.indent, 0, row.width - choice.indent, row.height);
  draw_mark(stage, mark, stage.part(row, choice.indent, (first - side) / 2, side, side), choice);
  const Rect place = stage.part(row, label_start, label_top, inner, label.height);
  stage.painter.words(label, place.x, place.y, stage.palette().text);
  if (hint) stage.painter.words(*hint, place.x, place.y + label.height + gap, stage.palette().quiet_text);
  Node node =
      Stage::plain_node(mark == Mark::radio ? Role::radio : Role::checkbox, choice.option.label, target);
  node.id = choice.id;
  node.states.checked = choice.chosen;
  if (choice.count > 1) {
    node.position = choice.index + 1;
    node.count = choice.count;
  }
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
    draw_choice(
        s, Mark::radio,
        {options[i], own, selected == i, is_tab_stop(i, selected), question.indent, i, options.size()});
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
    draw_choice(
        s, Mark::check,
        {options[i], own, i < checked.size() && checked[i], true, question.indent, i, options.size()});
    if (s.activated(own)) switched = i;
  }
  close_question(s, question, notes);
  return switched;
}

}  // namespace mend::ui
