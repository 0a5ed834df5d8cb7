#pragma once

#include "kiosk/ui/semantics.h"

namespace mend::ui {

/// The scrolled part of a page. Offsets are pixels from its top.
class Scroll {
 public:
  /// Where scrolled things can be seen, and which edge the bar stands at.
  void set_view(const Rect& view, bool bar_at_left, float bar_width);
  /// How high the page turned out; keeps the offset inside, unless the page is to stay where it is.
  void set_content(float height, bool stay = false);

  [[nodiscard]] float offset() const { return offset_; }
  [[nodiscard]] const Rect& view() const { return view_; }
  [[nodiscard]] bool needed() const { return content_ > view_.height + 0.5F; }
  [[nodiscard]] Rect track() const;
  [[nodiscard]] Rect thumb() const;

  void to(float offset);
  void by(float distance) { to(offset_ + distance); }
  /// A little less than a view, so that a known line stays in sight.
  void pages(float count) { by(count * view_.height * 0.85F); }
  /// The least move that shows `rect` (in window pixels) with room around it; its top if it is too high.
  void reveal(const Rect& rect, float room);
  /// Puts the middle of the thumb at this height of the window.
  void drag_thumb(float y);

 private:
  Rect view_;
  float content_ = 0;
  float offset_ = 0;
  float bar_width_ = 0;
  bool bar_at_left_ = false;
};

}  // namespace mend::ui
