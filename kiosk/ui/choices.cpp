// Questions that are answered by choosing: radios, checkboxes, faces.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

std::string option_id(std::string_view group, const Option& option) {
  std::string id(group);
  return id.append("/").append(option.id);
}

enum class Mark { radio, check };

struct Choice {
  const Option& option;
  std::string id;
  bool chosen = false;
  bool tab = true;
  float indent = 0;
};

void draw_mark(Stage& stage, Mark mark, const Rect& box, const Choice& choice) {
  const Palette& p = palette();
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
  stage.painter.words(label, place.x, place.y, palette().text);
  if (hint) stage.painter.words(*hint, place.x, place.y + label.height, palette().quiet_text);
  Node node =
      Stage::plain_node(mark == Mark::radio ? Role::radio : Role::checkbox, choice.option.label, target);
  node.id = choice.id;
  node.states.checked = choice.chosen;
  if (choice.option.hint) node.hint = choice.option.hint->plain();
  stage.node(std::move(node),
             {.takes = mark == Mark::radio ? Stop::Takes::choose : Stop::Takes::press, .tab = choice.tab});
}

/// Head and frame of a question; the caller draws its options and closes it.
struct Question {
  std::size_t node = 0;
  float top = 0;
  float indent = 0;
};

Question open_question(Stage& stage, Role role, std::string_view id, const Words& legend,
                       const Notes& notes) {
  Question question;
  question.indent = notes.error ? std::round(stage.metrics.gap * 1.6F) : 0;
  stage.question_head(legend, notes);
  Rect rect{stage.flow.left, stage.flow.y, stage.column_width(), 0};
  question.top = stage.flow.y;
  Node node = Stage::plain_node(role, legend, rect);
  node.id = id;
  Stage::tell(node, notes);
  question.node = stage.node(std::move(node));
  stage.open(question.node);
  return question;
}

void close_question(Stage& stage, const Question& question, const Notes& notes, float head_top) {
  stage.close();
  Rect& rect = stage.tree.nodes[question.node].rect;
  rect.height = stage.flow.y - rect.y;
  stage.error_bar(notes, head_top);
}

float head_top(Stage& stage) {
  return stage.flow.y + std::round(stage.metrics.space);
}

/// Tab stops at the chosen one, or at the first.
bool is_tab_stop(std::size_t index, std::optional<std::size_t> selected) {
  return index == selected.value_or(0);
}

}  // namespace

std::optional<std::size_t> Ui::radios(std::string_view id, const Words& legend,
                                      std::span<const Option> options, std::optional<std::size_t> selected,
                                      const Notes& notes) {
  Stage& s = *state_;
  const float top = head_top(s);
  const Question question = open_question(s, Role::radio_group, id, legend, notes);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string own = option_id(id, options[i]);
    draw_choice(s, Mark::radio, {options[i], own, selected == i, is_tab_stop(i, selected), question.indent},
                i == 0);
    if (s.activated(own)) chosen = i;
  }
  close_question(s, question, notes, top);
  return chosen;
}

std::optional<std::size_t> Ui::checkboxes(std::string_view id, const Words& legend,
                                          std::span<const Option> options, const std::vector<bool>& checked,
                                          const Notes& notes) {
  Stage& s = *state_;
  const float top = head_top(s);
  const Question question = open_question(s, Role::group, id, legend, notes);
  std::optional<std::size_t> switched;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string own = option_id(id, options[i]);
    draw_choice(s, Mark::check, {options[i], own, i < checked.size() && checked[i], true, question.indent},
                i == 0);
    if (s.activated(own)) switched = i;
  }
  close_question(s, question, notes, top);
  return switched;
}

std::optional<std::size_t> Ui::faces(std::string_view id, const Words& legend,
                                     std::span<const Option> options, std::optional<std::size_t> selected,
                                     const Notes& notes) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float top = head_top(s);
  const Question question = open_question(s, Role::radio_group, id, legend, notes);
  const auto count = static_cast<float>(std::max<std::size_t>(options.size(), 1));
  const float gap = m.gap;
  // Side by side while each has room for its words; else one below the other.
  const float room = s.wide_width() - question.indent;
  const float width = std::min(std::floor((room - gap * (count - 1)) / count), std::round(m.body * 8.5F));
  const bool across = width >= m.body * 6;
  const float side = std::round(m.body * (across ? 3.6F : 2.6F));
  const float pad = std::round(m.gap);
  const Style style{m.body, text::Weight::regular, across ? text::Align::centre : text::Align::start};
  const float inner = across ? width - pad : s.column_width() - question.indent - side - pad * 3;
  float words = 0;
  for (const Option& option : options) words = std::max(words, s.wrapped(option.label, style, inner).height);
  Rect row;
  if (across) row = s.block(side + words + pad * 2.5F, m.space, Width::wide);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string own = option_id(id, options[i]);
    const bool on = selected == i;
    if (!across) row = s.block(std::max(side, words) + pad * 2, i == 0 ? m.space : gap);
    const Rect rect =
        across ? s.part(row, question.indent + (width + gap) * static_cast<float>(i), 0, width, row.height)
               : s.part(row, question.indent, 0, row.width - question.indent, row.height);
    s.painter.fill(rect, on ? palette().text : s.pressed_shade(own, palette().surface), 8);
    s.painter.edge(rect, on ? palette().text : palette().secondary_edge, 2, 8);
    const Rect face = across ? Rect{rect.x + std::round((width - side) / 2), rect.y + pad, side, side}
                             : s.part(rect, pad, (rect.height - side) / 2, side, side);
    s.face(i, face, on);
    const text::Layout& label = s.wrapped(options[i].label, style, inner);
    const Rect place =
        across ? Rect{rect.x + pad / 2, rect.y + side + pad * 1.5F, inner, label.height}
               : s.part(rect, side + pad * 2, (rect.height - label.height) / 2, inner, label.height);
    s.painter.words(label, place.x, place.y, on ? palette().surface : palette().text);
    s.show_ring(own, rect, 8);
    Node node = Stage::plain_node(Role::radio, options[i].label, rect);
    node.id = own;
    node.states.checked = on;
    s.node(std::move(node), {.takes = Stop::Takes::choose, .tab = is_tab_stop(i, selected)});
    if (s.activated(own)) chosen = i;
  }
  close_question(s, question, notes, top);
  return chosen;
}

}  // namespace mend::ui
