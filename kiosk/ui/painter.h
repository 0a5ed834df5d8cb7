#pragma once

#include "i18n/text/paragraph.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/ui/theme.h"
#include "kiosk/window/texture.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

struct ImDrawList;

namespace mend::ui {

/// Shapes and words into this frame's draw list. Window pixels; nothing outside the clip costs anything.
class Painter {
 public:
  struct Manner {
    const Palette& palette;
    float density = 1;
  };
  void begin(ImDrawList* list, const Rect& window, const Manner& manner);

  void clip(const Rect& rect);
  void unclip();
  [[nodiscard]] bool visible(const Rect& rect) const;

  void fill(const Rect& rect, Colour colour, float radius = 0);
  /// What is behind shows through: 0 wholly, 1 not at all.
  void shade(const Rect& rect, Colour colour, float share);
  /// A border inside the rectangle.
  void edge(const Rect& rect, Colour colour, float thickness, float radius = 0);
  void disc(float x, float y, float radius, Colour colour);
  void circle(float x, float y, float radius, Colour colour, float thickness);
  void line(float x0, float y0, float x1, float y1, Colour colour, float thickness);
  /// `lines`: no more than its first ones.
  void words(const text::Layout& layout, float x, float y, Colour colour, std::size_t lines = all_lines);
  /// Where words stand in this frame.
  struct Placed {
    const text::Layout* layout = nullptr;
    float x = 0;
    float y = 0;
    friend bool operator==(const Placed&, const Placed&) = default;
  };
  /// All words so far, in the order of drawing.
  [[nodiscard]] const std::vector<Placed>& placed() const { return placed_; }
  /// Grounds behind a part of words: drawn whenever those words are drawn at that place.
  struct Mark {
    Placed words;
    std::vector<Rect> grounds;
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  void set_mark(Mark mark) { mark_ = std::move(mark); }
  [[nodiscard]] const Mark& mark() const { return mark_; }
  void image(window::TextureId texture, const Rect& rect);
  /// The mark of the focus: two bands around the rectangle, of which one stands out on any ground.
  void ring(const Rect& rect, float radius);

  struct Stroke {
    float thickness = 0;  ///< in the path's own units; 0 fills instead
    bool mirrored = false;
  };
  /// An outline written as in SVG (M L Q C Z, absolute, and `O x y r` for a circle) on a square of
  /// `units`, drawn into the rectangle.
  void path(std::string_view outline, float units, const Rect& rect, Colour colour, const Stroke& stroke);

  static constexpr auto all_lines = static_cast<std::size_t>(-1);

 private:
  ImDrawList* list_ = nullptr;
  void draw_mark(Colour ink);

  std::vector<Rect> clips_;
  std::vector<Placed> placed_;
  Mark mark_;
  const Palette* palette_ = nullptr;
  float density_ = 1;
};

}  // namespace mend::ui
