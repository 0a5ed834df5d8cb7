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

bool Ui::button(std::string_view id, const Words& words, ButtonStyle style) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float pad = std::round(m.body * 1.1F);
  const text::Layout& label =
      s.fitted(words, {m.body, text::Weight::bold, text::Align::centre}, s.wide_width() - 2 * pad);
  const float width = std::max(label.width + 2 * pad, m.target * 2);
  const float height = std::max(label.height + std::round(m.gap * 1.3F), m.target);
  const Rect rect = s.block(width, height, m.space);
  const ButtonColours colours = colours_of(s, style);
  const bool held = s.input.held(id);
  s.painter.fill(rect, colours.edge, kRadius);
  const float lift = held ? 0.0F : 4.0F;
  s.painter.fill({rect.x, rect.y, rect.width, rect.height - lift}, s.pressed_shade(id, colours.ground),
                 kRadius);
  s.painter.words(label, rect.x + (rect.width - label.width) / 2,
                  rect.y + (rect.height - 4 - label.height) / 2 + (held ? 2 : 0), colours.ink);
  s.show_ring(id, rect, kRadius);
  Node node = Stage::plain_node(Role::button, words, rect);
  node.id = id;
  s.node(std::move(node), kPress);
  const bool pressed = s.activated(id);
  if (pressed && style == ButtonStyle::primary) s.submitted = true;
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
  for (const text::Line& line : label.lines) {
    painter.fill({place.x + std::round(line.box.x), place.y + std::round(line.baseline) + 3,
                  std::round(line.box.w), active ? 3.0F : 2.0F},
                 colour);
  }
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
