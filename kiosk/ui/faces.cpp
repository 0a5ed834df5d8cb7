// A feeling on a scale of faces, from worst to best.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

std::optional<std::size_t> Ui::faces(std::string_view id, const Words& legend,
                                     std::span<const Option> options, std::optional<std::size_t> selected,
                                     const Notes& notes) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const Question question = open_question(s, Role::radio_group, id, legend, notes);
  const auto count = static_cast<float>(std::max<std::size_t>(options.size(), 1));
  const float gap = m.gap;
  // Side by side while each has room for its words; else one below the other.
  const float room = s.wide_width() - question.indent;
  const float width = std::min(std::floor((room - gap * (count - 1)) / count), std::round(m.body * 8.5F));
  const bool across = !m.one_column && width >= m.body * 6;
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
    const std::string own = child_id(id, options[i].id);
    const bool on = selected == i;
    if (!across) row = s.block(std::max(side, words) + pad * 2, i == 0 ? m.space : gap);
    const Rect rect =
        across ? s.part(row, question.indent + (width + gap) * static_cast<float>(i), 0, width, row.height)
               : s.part(row, question.indent, 0, row.width - question.indent, row.height);
    s.painter.fill(rect, on ? s.palette().text : s.pressed_shade(own, s.palette().surface), 8);
    s.painter.edge(rect, on || s.is_touched(own) ? s.palette().text : s.palette().secondary_edge,
                   s.edge_of(own), 8);
    const Rect face = across ? Rect{rect.x + std::round((width - side) / 2), rect.y + pad, side, side}
                             : s.part(rect, pad, (rect.height - side) / 2, side, side);
    s.face(i, face, on);
    const text::Layout& label = s.wrapped(options[i].label, style, inner);
    const Rect place =
        across ? Rect{rect.x + pad / 2, rect.y + side + pad * 1.5F, inner, label.height}
               : s.part(rect, side + pad * 2, (rect.height - label.height) / 2, inner, label.height);
    s.painter.words(label, place.x, place.y, on ? s.palette().surface : s.palette().text);
    s.show_ring(own, rect, 8);
    Node node = Stage::plain_node(Role::radio, options[i].label, rect);
    node.id = own;
    node.states.checked = on;
    s.node(std::move(node), {.takes = Stop::Takes::choose, .tab = is_tab_stop(i, selected)});
    if (s.activated(own)) chosen = i;
  }
  close_question(s, question, notes);
  return chosen;
}

}  // namespace mend::ui
