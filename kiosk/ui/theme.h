#pragma once

#include <cstdint>

namespace mend::ui {

/// The person's setting; `largest` meets EN 301 549 5.1.4 at the distance of a desk.
enum class TextSize { normal, large, largest };

/// 0xRRGGBB.
struct Colour {
  std::uint32_t rgb = 0;
  friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

struct Palette {
  Colour page, surface, text, quiet_text, line, control;
  Colour action, action_text, action_edge;
  Colour secondary, secondary_text, secondary_edge;
  Colour danger, danger_text, danger_edge;
  Colour link, link_hover;
  Colour focus, focus_text;
  Colour good, good_text, error, help, help_text, bar, bar_text;
};

/// The one palette of now: dark on light, every pair of text and ground at 4.5 : 1 or more.
const Palette& palette();

/// WCAG 2 contrast ratio, 1 … 21.
double contrast(Colour a, Colour b);

/// Sizes in pixels for one text setting.
struct Metrics {
  float scale = 1;
  float body = 22;
  float small = 19;
  float heading1 = 42;
  float heading2 = 30;
  float heading3 = 24;
  float target = 52;   ///< least height and width of what can be pressed
  float gap = 12;      ///< least distance between two targets
  float space = 22;    ///< between two blocks
  float column = 760;  ///< greatest width of running text
  float margin = 40;   ///< at the sides of the window
  float bar = 68;      ///< height of the help bar
};

/// For a window of the given size: large words give up margins first, then a little of their size.
Metrics metrics_for(TextSize size, float window_width, float window_height);

}  // namespace mend::ui
