#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {

std::string child_id(std::string_view group, std::string_view child) {
  std::string id(group);
  return id.append("/").append(child);
}

void draw_card(Stage& stage, std::string_view id, const Rect& rect) {
  const Palette& p = stage.palette();
  stage.painter.fill(rect, stage.pressed_shade(id, p.surface), kRadius);
  stage.painter.edge(rect, stage.is_touched(id) ? p.control : p.secondary_edge, stage.edge_of(id), kRadius);
  stage.show_ring(id, rect, kRadius);
}

void underline(Stage& stage, const text::Layout& layout, const Rect& place, Colour colour, float thickness) {
  for (const text::Line& line : layout.lines) {
    stage.painter.fill({place.x + std::round(line.box.x), place.y + std::round(line.baseline) + 3,
                        std::round(line.box.w), thickness},
                       colour);
  }
}

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

}  // namespace mend::ui
