// Cards that are pressed: the ways on from home, and the people at the door.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

std::size_t columns_for(float room, float least, float gap, std::size_t most) {
  const auto fit = static_cast<std::size_t>(std::max((room + gap) / (least + gap), 1.0F));
  return std::clamp<std::size_t>(fit, 1, most);
}

void draw_nav_tile(Stage& stage, const NavTile& tile, const std::string& id, const Rect& rect) {
  const Metrics& m = stage.metrics;
  const float pad = std::round(std::max(m.gap * 1.4F, m.body * 0.35F));
  const float side = std::round(m.body * 2.4F);
  draw_card(stage, id, rect);
  const Rect sign = stage.part(rect, pad, pad, side, side);
  stage.painter.fill(sign, stage.palette().bar, kRadius);
  stage.icon(tile.icon, {sign.x + side * 0.2F, sign.y + side * 0.2F, side * 0.6F, side * 0.6F},
             stage.palette().bar_text);
  const float indent = side + pad * 2;
  const float inner = rect.width - indent - pad;
  const text::Layout& title = stage.wrapped(tile.title, {m.heading3, text::Weight::bold}, inner);
  Rect place = stage.part(rect, indent, pad - m.heading3 * 0.1F, inner, title.height);
  stage.painter.words(title, place.x, place.y, stage.palette().link);
  if (tile.detail) {
    place.y = std::round(place.y + title.height + m.gap * 0.3F);
    const text::Layout& detail = stage.wrapped(*tile.detail, {m.small}, inner);
    stage.painter.words(detail, place.x, place.y, stage.palette().quiet_text);
    place.y += detail.height;
  } else {
    place.y += title.height;
  }
  if (tile.status) {
    const text::Layout& status = stage.wrapped(*tile.status, {m.small, text::Weight::bold}, inner);
    stage.painter.words(status, place.x, std::round(place.y + m.gap * 0.4F), stage.palette().text);
  }
}

float nav_tile_height(Stage& stage, const NavTile& tile, float width) {
  const Metrics& m = stage.metrics;
  const float pad = std::round(std::max(m.gap * 1.4F, m.body * 0.35F));
  const float side = std::round(m.body * 2.4F);
  const float inner = width - side - pad * 3;
  float high = stage.wrapped(tile.title, {m.heading3, text::Weight::bold}, inner).height - m.heading3 * 0.1F;
  if (tile.detail) high += m.gap * 0.3F + stage.wrapped(*tile.detail, {m.small}, inner).height;
  if (tile.status)
    high += m.gap * 0.4F + stage.wrapped(*tile.status, {m.small, text::Weight::bold}, inner).height;
  return std::max(high, side) + pad * 2;
}

}  // namespace

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
      s.painter.words(name, rect.x + pad, rect.y + pad + side + m.gap * 0.7F, s.palette().text);
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
