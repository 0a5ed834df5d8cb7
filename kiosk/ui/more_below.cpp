// "More below": says that the page goes on under the fold, and goes there when it is pressed, so that nobody
// needs to know what a scroll bar is.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {
namespace {

constexpr std::string_view kId = "more-below";

}  // namespace

Stage::BarButton Stage::more_button() const {
  const Palette& p = palette();
  return {std::string(kId), *page.more_below, Icon::down, p.surface, p.link, p.secondary_edge};
}

bool Stage::more_waits(const Rect& whole) const {
  return page.more_below && page_height > 0 && scroll.offset() + whole.height + metrics.space < page_height;
}

float Stage::place_more(const Rect& whole) {
  more_shown = more_waits(whole);
  whole_view = whole;
  if (!more_shown) return 0;
  return std::round(bar_button_size(more_button()).height + 16 * metrics.density);
}

float Stage::hide_more() {
  more_shown = false;
  whole_view = {};
  return 0;
}

void Stage::draw_more() {
  if (whole_view.height <= 0) return;
  if (more_shown) {
    const float top = tree.viewport.bottom();
    const Rect strip{0, top, tree.window.width, whole_view.bottom() - top};
    painter.fill(strip, palette().page);
    painter.fill({strip.x, strip.y, strip.width, std::round(2 * metrics.density)}, palette().line);
    const BarButton button = more_button();
    const Rect wanted = bar_button_size(button);
    const Rect row{flow.left, strip.y, flow.width, strip.height};
    draw_bar_button(button, part(row, 0, (row.height - wanted.height) / 2, wanted.width, wanted.height));
    if (activated(kId)) {
      scroll.pages(1);
      again = true;
    }
  }
  const bool waits = more_waits(whole_view);
  if (waits != more_shown) again = true;
  // Who pressed it with a key goes on at the end of the page, where they are.
  if (more_shown && !waits && focused(kId)) {
    for (const Node& node : tree.nodes) {
      if (node.scrolls && node.focusable) wanted_focus = node.id;
    }
  }
}

}  // namespace mend::ui
