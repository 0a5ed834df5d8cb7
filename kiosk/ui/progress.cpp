// How far somebody has come.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

void Ui::progress(const Words& words, std::size_t done, std::size_t all) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const text::Layout& layout = s.fitted(words, {m.small}, s.column_width());
  const float thick = std::round(m.body * 0.36F);
  const Rect rect = s.block(layout.height + m.gap * 0.7F + thick, m.space);
  const Rect place = s.part(rect, 0, 0, layout.width, layout.height);
  s.painter.words(layout, place.x, place.y, s.palette().quiet_text);
  const float share = all == 0 ? 0 : static_cast<float>(std::min(done, all)) / static_cast<float>(all);
  const float top = layout.height + m.gap * 0.7F;
  s.painter.fill(s.part(rect, 0, top, rect.width, thick), s.palette().line, thick / 2);
  if (share > 0)
    s.painter.fill(s.part(rect, 0, top, std::max(rect.width * share, thick), thick), s.palette().action,
                   thick / 2);
  s.node(Stage::plain_node(Role::progress, words, rect));
}

}  // namespace mend::ui
