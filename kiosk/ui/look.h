#pragma once

namespace mend::ui {

/// The person's setting. `largest` meets EN 301 549 5.1.4 at the distance of a desk; `huge` is four times
/// the normal size, on one column.
enum class TextSize { normal, large, largest, huge };

/// Colours: `calm` is dark on a tinted page, which tires less and helps many with dyslexia; `dark` the other
/// way round; `strong` and `yellow` have the greatest contrast, on white and on black.
enum class Theme { calm, dark, strong, yellow };

/// `wide` is the spacing of WCAG 1.4.12.
enum class Spacing { normal, wide };

/// Where the foot's controls stand: at the person's own hand, in languages of either direction.
enum class Hand { left, right };

/// How a person likes the screen.
struct Look {
  TextSize text_size = TextSize::normal;
  Theme theme = Theme::calm;
  Spacing spacing = Spacing::normal;
  Hand hand = Hand::right;
  bool reduced_motion = true;  ///< nothing moves by itself
  float pixels_per_mm = 0;     ///< of the display, as somebody has measured it; 0 = nobody knows
  friend bool operator==(const Look&, const Look&) = default;
};

}  // namespace mend::ui
