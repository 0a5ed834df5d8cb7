// One of many: a box that opens to a list in its place, so that nothing is covered and nothing scrolls inside
// of what scrolls.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

struct Select {
  std::string id;
  const Words& label;
  std::span<const Option> options;
  std::optional<std::size_t> selected;
  const SelectWords& words;
  const Notes& notes;
};

void draw_box(Stage& s, const Select& select, const Rect& rect, const text::Layout& value, bool open) {
  const Palette& p = s.palette();
  const float pad = std::round(s.metrics.gap);
  const float sign = std::round(s.metrics.body);
  s.painter.fill(rect, s.pressed_shade(select.id, p.surface));
  s.painter.edge(rect, select.notes.error ? p.error : p.control,
                 std::max(s.focused(select.id) ? 4.0F : 2.0F, s.edge_of(select.id)));
  const Rect place = s.part(rect, pad + 2, (rect.height - value.height) / 2, value.width, value.height);
  s.painter.words(value, place.x, place.y, select.selected ? p.text : p.quiet_text);
  s.icon(open ? Icon::up : Icon::down,
         s.part(rect, rect.width - sign - pad, (rect.height - sign) / 2, sign, sign), p.text);
  if (s.focused(select.id)) s.painter.ring(rect, 0);
}

bool draw_option(Stage& s, const Select& select, std::size_t i, float indent) {
  const Metrics& m = s.metrics;
  const Palette& p = s.palette();
  const Option& option = select.options[i];
  const std::string own = child_id(select.id, option.id);
  const bool on = select.selected == i;
  const float pad = std::round(m.gap);
  const float sign = std::round(m.body);
  const float start = pad + sign + pad;
  const float width = s.column_width() - indent;
  const float inner = width - start - pad;
  const text::Weight weight = on ? text::Weight::bold : text::Weight::regular;
  const text::Layout& label = s.wrapped(option.label, {m.body, weight}, inner);
  const text::Layout* hint = option.hint ? &s.wrapped(*option.hint, {m.small}, inner) : nullptr;
  const float words = label.height + (hint ? hint->height : 0);
  const Rect line = s.block(std::max(words + pad, m.target), i == 0 ? pad * 2 : m.gap);
  const Rect rect = s.part(line, indent, 0, width, line.height);
  const Rect row = {rect.x + pad, rect.y, rect.width - 2 * pad, rect.height};
  s.painter.fill(row, on ? p.text : s.pressed_shade(own, p.secondary), kRadius);
  if (!on) {
    s.painter.edge(row, s.is_touched(own) ? p.control : p.secondary_edge, s.edge_of(own), kRadius);
  }
  const Colour ink = on ? p.page : p.secondary_text;
  if (on) s.icon(Icon::tick, s.part(row, pad, (row.height - sign) / 2, sign, sign), ink);
  const Rect place = s.part(row, start, (row.height - words) / 2, inner, label.height);
  s.painter.words(label, place.x, place.y, ink);
  if (hint) s.painter.words(*hint, place.x, place.y + label.height, ink);
  s.show_ring(own, row, kRadius);
  Node node = Stage::plain_node(Role::option, option.label, row);
  node.id = own;
  node.states.selected = on;
  if (option.hint) node.hint = option.hint->plain();
  s.node(std::move(node), {.takes = Stop::Takes::press, .tab = is_tab_stop(i, select.selected)});
  return s.activated(own);
}

}  // namespace

std::optional<std::size_t> Ui::select(std::string_view id, const Words& label,
                                      std::span<const Option> options, std::optional<std::size_t> selected,
                                      const SelectWords& words, const Notes& notes) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  if (selected && *selected >= options.size()) selected.reset();
  const Select select{std::string(id), label, options, selected, words, notes};
  const std::string close = child_id(id, "close");
  const std::string list = child_id(id, "list");
  const float top = s.question_head(label, notes);
  const float indent = notes.error ? std::round(m.gap * 1.6F) : 0;
  const float pad = std::round(m.gap);
  const float sign = std::round(m.body);
  const float width = s.column_width() - indent;
  const bool was_open = s.open_select == id;
  bool open = was_open != s.activated(id);
  if (s.activated(close)) open = false;
  const Words& shown = selected ? options[*selected].label : words.choose;
  const text::Layout& value = s.wrapped(shown, {m.body}, width - sign - 3 * pad - 4);
  const Rect line = s.block(std::max(value.height + 2 * pad, m.target), m.gap * 0.7F);
  const Rect rect = s.part(line, indent, 0, width, line.height);
  draw_box(s, select, rect, value, open);
  Node node = Stage::plain_node(Role::combobox, label, rect);
  node.id = id;
  node.value = shown.plain();
  node.states.expanded = open;
  node.controls = list;
  Stage::tell(node, notes);
  const std::size_t told = s.tree.nodes.size();
  s.node(std::move(node), kPress);
  std::optional<std::size_t> chosen;
  if (open) {
    const float list_top = s.flow.y;
    const std::size_t group = open_group(s, Role::listbox, list);
    s.tree.nodes[group].name = label.plain();
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (draw_option(s, select, i, indent)) chosen = i;
    }
    s.flow.y += pad;
    close_group(s, group);
    s.painter.edge(
        s.part({s.flow.left, list_top - 2, s.flow.width, 0}, indent, 0, width, s.flow.y - list_top + 2),
        s.palette().control, 2);
    s.tree.escape = close;
    s.button(close, words.close, {.style = ButtonStyle::secondary, .sign = Icon::up});
  }
  // The focus goes into the list as it opens, and back to the box as it closes.
  if (open && !was_open) {
    const std::size_t first = selected.value_or(0);
    s.wanted_focus = options.empty() ? close : child_id(id, options[first].id);
    s.again = true;
  }
  if (was_open && (!open || chosen)) {
    s.wanted_focus = id;
    s.again = true;
    open = false;
  }
  for (std::size_t i = told; notes.is_private && i < s.tree.nodes.size(); ++i)
    s.tree.nodes[i].states.is_private = true;
  if (open) s.open_select = id;
  if (!open && was_open) s.open_select.clear();
  s.error_bar(notes, top);
  return chosen;
}

}  // namespace mend::ui
