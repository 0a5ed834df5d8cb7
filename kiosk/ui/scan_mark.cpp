// The mark of switch scanning: thick, and of another shape than the ring of the focus.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <optional>

namespace mend::ui {
namespace {

constexpr float kThick = 6;
constexpr float kLight = 3;
constexpr float kAway = 5;  ///< from what it stands on

Rect around(const Rect& rect, float by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

Rect both(const std::optional<Rect>& a, const Rect& b) {
  if (!a) return b;
  const float x = std::min(a->x, b.x);
  const float y = std::min(a->y, b.y);
  return {x, y, std::max(a->right(), b.right()) - x, std::max(a->bottom(), b.bottom()) - y};
}

struct Marked {
  std::optional<Rect> rect;
  bool scrolls = false;
};

Marked marked(const Tree& tree, const ScanGroup& mark) {
  Marked found;
  for (const ScanItem& item : mark) {
    const Node* node = tree.find(item.id);
    if (!node) continue;
    found.rect = both(found.rect, node->rect);
    found.scrolls = node->scrolls;
  }
  return found;
}

}  // namespace

void Stage::draw_scan_mark() {
  const ScanGroup& mark = input.scan().mark();
  if (mark.empty()) return;
  const bool to_read = mark.front().read_at.has_value();
  Marked at = marked(tree, mark);
  if (to_read) at = {around(tree.viewport, -kAway - kThick - kLight), false};
  if (!at.rect) return;
  if (at.scrolls) painter.clip(tree.viewport);
  const Rect inner = around(*at.rect, kAway);
  painter.edge(around(inner, kThick + kLight), palette().page, kLight * 2 + kThick, kAway);
  painter.edge(around(inner, kThick), palette().text, kThick, kAway);
  if (at.scrolls) painter.unclip();
}

void Stage::reveal_scan_mark() {
  if (!input.take_scan_moved()) return;
  const ScanGroup& mark = input.scan().mark();
  if (mark.empty()) return;
  again = true;
  if (mark.front().read_at) return live_scroll().to(*mark.front().read_at);
  const Marked at = marked(tree, mark);
  if (at.rect && at.scrolls) live_scroll().reveal(*at.rect, metrics.space * 1.5F);
}

}  // namespace mend::ui
