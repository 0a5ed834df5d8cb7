// Components that are pressed: buttons, links, tiles.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

constexpr float kRadius = 6;
constexpr Stop kPress{.takes = Stop::Takes::press};

struct ButtonColours {
  Colour ground, ink, edge;
};

ButtonColours colours_of(ButtonStyle style) {
  const Palette& p = palette();
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

std::string child_id(std::string_view group, std::string_view child) {
  std::string id(group);
  return id.append("/").append(child);
}

/// A white card that can be pressed.
void draw_card(Stage& stage, std::string_view id, const Rect& rect) {
  stage.painter.fill(rect, stage.pressed_shade(id, palette().surface), kRadius);
  stage.painter.edge(rect, palette().secondary_edge, 2, kRadius);
  stage.show_ring(id, rect, kRadius);
}

std::size_t columns_for(float room, float least, float gap, std::size_t most) {
  const auto fit = static_cast<std::size_t>(std::max((room + gap) / (least + gap), 1.0F));
  return std::clamp<std::size_t>(fit, 1, most);
}

void draw_nav_tile(Stage& stage, const NavTile& tile, const std::string& id, const Rect& rect) {
  const Metrics& m = stage.metrics;
  const float pad = std::round(m.gap * 1.4F);
  const float side = std::round(m.body * 2.4F);
  draw_card(stage, id, rect);
  const Rect sign = stage.part(rect, pad, pad, side, side);
  stage.painter.fill(sign, palette().bar, kRadius);
  stage.icon(tile.icon, {sign.x + side * 0.2F, sign.y + side * 0.2F, side * 0.6F, side * 0.6F},
             palette().bar_text);
  const float indent = side + pad * 2;
  const float inner = rect.width - indent - pad;
  const text::Layout& title = stage.wrapped(tile.title, {m.heading3, text::Weight::bold}, inner);
  Rect place = stage.part(rect, indent, pad - m.heading3 * 0.1F, inner, title.height);
  stage.painter.words(title, place.x, place.y, palette().link);
  if (tile.detail) {
    place.y = std::round(place.y + title.height + m.gap * 0.3F);
    const text::Layout& detail = stage.wrapped(*tile.detail, {m.small}, inner);
    stage.painter.words(detail, place.x, place.y, palette().quiet_text);
    place.y += detail.height;
  } else {
    place.y += title.height;
  }
  if (tile.status) {
    const text::Layout& status = stage.wrapped(*tile.status, {m.small, text::Weight::bold}, inner);
    stage.painter.words(status, place.x, std::round(place.y + m.gap * 0.4F), palette().text);
  }
}

float nav_tile_height(Stage& stage, const NavTile& tile, float width) {
  const Metrics& m = stage.metrics;
  const float pad = std::round(m.gap * 1.4F);
  const float side = std::round(m.body * 2.4F);
  const float inner = width - side - pad * 3;
  float high = stage.wrapped(tile.title, {m.heading3, text::Weight::bold}, inner).height - m.heading3 * 0.1F;
  if (tile.detail) high += m.gap * 0.3F + stage.wrapped(*tile.detail, {m.small}, inner).height;
  if (tile.status)
    high += m.gap * 0.4F + stage.wrapped(*tile.status, {m.small, text::Weight::bold}, inner).height;
  return std::max(high, side) + pad * 2;
}

/// Opens a list node that grows to hold what is drawn into it.
std::size_t open_group(Stage& stage, Role role, std::string_view id) {
  Node frame;
  frame.role = role;
  frame.id = id;
  frame.language = stage.page.language;
  frame.rect = {stage.flow.left, stage.flow.y, stage.flow.width, 0};
  const std::size_t at = stage.node(std::move(frame));
  stage.open(at);
  return at;
}

void close_group(Stage& stage, std::size_t at) {
  stage.close();
  stage.tree.nodes[at].rect.height = std::max(stage.flow.y - stage.tree.nodes[at].rect.y, 0.0F);
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
  const ButtonColours colours = colours_of(style);
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

std::optional<std::size_t> Ui::nav_tiles(std::string_view id, std::span<const NavTile> tiles) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float gap = std::round(m.gap * 1.3F);
  const std::size_t columns = columns_for(s.wide_width(), m.body * 18, gap, 2);
  const float width =
      std::floor((s.wide_width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const std::size_t group = open_group(s, Role::list, id);
  std::optional<std::size_t> pressed;
  for (std::size_t first = 0; first < tiles.size(); first += columns) {
    const std::size_t end = std::min(first + columns, tiles.size());
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, nav_tile_height(s, tiles[i], width));
    const Rect row = s.block(height, first == 0 ? m.space : gap, Width::wide);
    for (std::size_t i = first; i < end; ++i) {
      const std::string tile_id = child_id(id, tiles[i].id);
      const Rect rect = s.part(row, (width + gap) * static_cast<float>(i - first), 0, width, row.height);
      draw_nav_tile(s, tiles[i], tile_id, rect);
      Node node = Stage::plain_node(Role::button, tiles[i].title, rect);
      node.id = tile_id;
      if (tiles[i].detail) node.description = tiles[i].detail->plain();
      if (tiles[i].status) node.value = tiles[i].status->plain();
      s.node(std::move(node), kPress);
      if (s.activated(tile_id)) pressed = i;
    }
  }
  close_group(s, group);
  return pressed;
}

std::optional<std::size_t> Ui::resident_tiles(std::string_view id, std::span<const ResidentTile> tiles) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float gap = std::round(m.gap * 1.3F);
  const float least = std::round(m.body * 9);
  const std::size_t columns = columns_for(s.wide_width(), least, gap, 6);
  const float width = std::min(
      std::floor((s.wide_width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns)),
      std::round(m.body * 12));
  const float side = std::round(m.body * 4.4F);
  const float pad = std::round(m.gap * 1.3F);
  const Style style{m.heading3, text::Weight::bold, text::Align::centre};
  const std::size_t group = open_group(s, Role::list, id);
  std::optional<std::size_t> pressed;
  for (std::size_t first = 0; first < tiles.size(); first += columns) {
    const std::size_t end = std::min(first + columns, tiles.size());
    float words = 0;
    for (std::size_t i = first; i < end; ++i)
      words = std::max(words, s.wrapped(tiles[i].name, style, width - 2 * pad).height);
    const Rect row = s.block(side + words + pad * 2 + m.gap * 0.7F, first == 0 ? m.space : gap, Width::wide);
    for (std::size_t i = first; i < end; ++i) {
      const std::string tile_id = child_id(id, tiles[i].id);
      const Rect rect = s.part(row, (width + gap) * static_cast<float>(i - first), 0, width, row.height);
      draw_card(s, tile_id, rect);
      s.picture(tiles[i].picture, {rect.x + std::round((width - side) / 2), rect.y + pad, side, side});
      const text::Layout& name = s.wrapped(tiles[i].name, style, width - 2 * pad);
      s.painter.words(name, rect.x + pad, rect.y + pad + side + m.gap * 0.7F, palette().text);
      Node node = Stage::plain_node(Role::button, tiles[i].name, rect);
      node.id = tile_id;
      if (tiles[i].picture_name) node.description = tiles[i].picture_name->plain();
      s.node(std::move(node), kPress);
      if (s.activated(tile_id)) pressed = i;
    }
  }
  close_group(s, group);
  return pressed;
}

}  // namespace mend::ui
