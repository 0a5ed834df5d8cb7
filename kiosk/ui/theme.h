#pragma once

#include "kiosk/ui/look.h"

#include <cstdint>

namespace mend::ui {

/// 0xRRGGBB.
struct Colour {
  std::uint32_t rgb = 0;
  friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

/// What is written on what is said by the names: `x_text` stands on `x`; `text`, `quiet_text`, `link` and
/// `error` on `page` and `surface`, `text` also on `secondary` and `selection`.
struct Palette {
  Colour page, surface, text, quiet_text, line, control;
  Colour action, action_text, action_edge;
  Colour secondary, secondary_text, secondary_edge;
  Colour danger, danger_text, danger_edge;
  Colour link, link_hover;
  Colour focus, focus_text;
  Colour good, good_text, error, help, help_text, bar, bar_text;
  Colour selection;      ///< behind the chosen part of a text field
  Colour mark;           ///< behind the word that is being read aloud
  Colour mark_inverted;  ///< the same, on grounds whose words are of the other brightness
};

/// Each pair of words and ground at 4.5 : 1 or more, in `strong` and `yellow` at 7 : 1; parts at 3 : 1.
const Palette& palette(Theme theme);

/// WCAG 2 contrast ratio, 1 … 21.
double contrast(Colour a, Colour b);

enum class Touch { none, hovered, held };
/// A ground while something is done to it: a little darker, and still under its words.
Colour touched(Colour ground, Touch touch);

/// Sizes in pixels for one look.
struct Metrics {
  float density = 1;  ///< pixels for each pixel of an ordinary display
  float scale = 1;    ///< of the words, against `normal` at density 1
  float body = 22;
  float small = 19;
  float heading1 = 42;
  float heading2 = 30;
  float heading3 = 24;
  float bar_text = 22;       ///< of the help bar and the foot, which must leave room for the page
  float line_height = 1.5F;  ///< of running text, times its size
  float letter_spacing = 0;  ///< em
  float word_spacing = 0;    ///< em
  float target = 52;         ///< least height and width of what can be pressed
  float gap = 12;            ///< least distance between two targets
  float space = 22;          ///< between two blocks
  float column = 760;        ///< greatest width of running text
  float margin = 40;         ///< at the sides of the window
  float bar = 68;            ///< height of one row of the help bar or the foot
  bool one_column = false;   ///< nothing stands side by side that can stand one below the other
};

/// For a window of the given size in pixels.
Metrics metrics_for(const Look& look, float window_width, float window_height);

}  // namespace mend::ui
