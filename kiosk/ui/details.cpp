// Words that are shown when asked for.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

bool Ui::details(std::string_view id, const Words& summary, std::span<const Words> body, bool open) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const Palette& p = s.palette();
  const std::string own(id);
  const std::string body_id = child_id(id, "body");
  const float sign = std::round(m.body * 0.8F);
  const float indent = std::round(m.body * 1.3F);
  const text::Layout& label = s.fitted(summary, {m.body}, s.column_width() - indent);
  const Rect rect =
      s.block(std::max(label.width + indent, m.target), std::max(label.height, m.target), m.space * 0.75F);
  const bool active = s.input.held(id) || s.input.hovered(id);
  const Colour colour = active ? p.link_hover : p.link;
  // The sign stands at the first line.
  const Rect place = s.part(rect, indent, (rect.height - label.height) / 2, label.width, label.height);
  const float middle = place.y + label.lines.front().box.h / 2;
  s.icon(open ? Icon::down : Icon::forward, s.part(rect, 0, middle - sign / 2 - rect.y, sign, sign), colour);
  s.painter.words(label, place.x, place.y, colour);
  underline(s, label, place, colour, active ? 3.0F : 2.0F);
  s.show_ring(id, {rect.x - 4, place.y, rect.width + 8, place.height + 4}, 3);
  Node node = Stage::plain_node(Role::button, summary, rect);
  node.id = own;
  node.states.expanded = open;
  node.controls = body_id;
  s.node(std::move(node), kPress);
  if (open) {
    const std::size_t group = open_group(s, Role::group, body_id);
    const float top = s.flow.y + std::round(m.gap * 0.5F);
    for (std::size_t i = 0; i < body.size(); ++i) {
      const text::Layout& words = s.wrapped(body[i], {m.body}, s.column_width() - indent);
      const Rect line = s.block(words.height, i == 0 ? m.gap : m.space * 0.75F);
      const Rect inner = s.part(line, indent, 0, line.width - indent, words.height);
      s.painter.words(words, inner.x, inner.y, p.text);
      s.node(Stage::plain_node(Role::text, body[i], inner));
    }
    s.flow.y += std::round(m.gap * 0.5F);
    s.painter.fill(s.part({s.flow.left, top, s.flow.width, 0}, sign / 2 - 3, 0, 6, s.flow.y - top),
                   p.secondary_edge);
    close_group(s, group);
  }
  return s.activated(id);
}

}  // namespace mend::ui
