// Buttons and links.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

struct ButtonColours {
  Colour ground, ink, edge;
};

ButtonColours colours_of(const Stage& s, ButtonStyle style) {
  const Palette& p = s.palette();
  switch (style) {
    case ButtonStyle::primary:
      return {p.action, p.action_text, p.action_edge};
    case ButtonStyle::secondary:
      return {p.secondary, p.secondary_text, p.secondary_edge};
    case ButtonStyle::warning:
      return {p.danger, p.danger_text, p.danger_edge};
  }
  return {};
}

}  // namespace

bool Ui::button(std::string_view id, const Words& words, ButtonStyle style, bool enabled) {
  return state_->button(id, words, {.style = style, .enabled = enabled});
}

bool Stage::button(std::string_view id, const Words& words, const ButtonLook& look) {
  const Metrics& m = metrics;
  const float sign = look.sign ? std::round(m.body) : 0;
  const float indent = look.sign ? sign + std::round(m.gap * 0.8F) : 0;
  const float pad = std::round(std::min(m.body * 1.1F, m.gap * 2.2F));
  const text::Layout& label =
      fitted(words, {m.body, text::Weight::bold, text::Align::centre}, wide_width() - 2 * pad - indent);
  const float width = std::max(label.width + indent + 2 * pad, m.target * 2);
  const float height = std::max(label.height + std::round(m.gap * 1.3F), m.target);
  const Rect rect = block(width, height, m.space);
  const bool pushed = look.enabled && input.held(id);
  const float lift = look.enabled ? 4.0F : 0.0F;
  const float sunk = pushed ? 2.0F : 0.0F;
  Colour ink = palette().quiet_text;
  if (look.enabled) {
    const ButtonColours colours = colours_of(*this, look.style);
    ink = colours.ink;
    const float edge = input.hovered(id) ? 3.0F : 2.0F;
    painter.fill(rect, colours.edge, kRadius);
    painter.fill({rect.x + edge, rect.y + edge + sunk, rect.width - 2 * edge,
                  rect.height - 2 * edge - (pushed ? sunk : lift - edge)},
                 pressed_shade(id, colours.ground), kRadius - edge);
  } else {
    // Flat and quiet: it is there, and does nothing now.
    painter.edge(rect, palette().line, 2, kRadius);
  }
  const Rect inner{rect.x, rect.y + sunk, rect.width, rect.height - lift};
  const float start = std::round((rect.width - label.width - indent) / 2);
  if (look.sign) icon(*look.sign, part(inner, start, (inner.height - sign) / 2, sign, sign), ink);
  const Rect place =
      part(inner, start + indent, (inner.height - label.height) / 2, label.width, label.height);
  painter.words(label, place.x, place.y, ink);
  show_ring(id, rect, kRadius);
  Node described = plain_node(Role::button, words, rect);
  described.id = id;
  described.states.disabled = !look.enabled;
  node(std::move(described), kPress);
  const bool pressed = look.enabled && activated(id);
  if (pressed && look.style == ButtonStyle::primary) submitted = true;
  return pressed;
}

bool Ui::link(std::string_view id, const Words& words) {
  return state_->link(id, words, std::nullopt);
}

bool Stage::link(std::string_view id, const Words& words, std::optional<Icon> sign) {
  const Metrics& m = metrics;
  const float indent = sign ? std::round(m.body) : 0;
  const text::Layout& label = fitted(words, {m.body}, column_width() - indent);
  const Rect rect = block(std::max(label.width + indent, m.target), std::max(label.height, m.target), m.gap);
  const Rect place = part(rect, indent, (rect.height - label.height) / 2, label.width, label.height);
  const bool active = input.held(id) || input.hovered(id);
  const Colour colour = active ? palette().link_hover : palette().link;
  if (sign)
    icon(*sign, part(rect, -m.body * 0.1F, (rect.height - m.body * 0.9F) / 2, m.body * 0.9F, m.body * 0.9F),
         colour);
  painter.words(label, place.x, place.y, colour);
  underline(*this, label, place, colour, active ? 3.0F : 2.0F);
  show_ring(id, {rect.x - 4, place.y, rect.width + 8, place.height + 4}, 3);
  Node described = plain_node(Role::link, words, rect);
  described.id = id;
  node(std::move(described), kPress);
  return activated(id);
}

void Ui::begin_row() {
  state_->flow.in_row = true;
  state_->flow.row_used = 0;
}

void Ui::end_row() {
  state_->flow.in_row = false;
  state_->flow.row_used = 0;
}

}  // namespace mend::ui
