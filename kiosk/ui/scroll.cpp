#include "kiosk/ui/scroll.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {

void Scroll::set_view(const Rect& view, bool bar_at_left, float bar_width) {
  view_ = view;
  bar_at_left_ = bar_at_left;
  bar_width_ = bar_width;
}

void Scroll::set_content(float height, bool stay) {
  content_ = height;
  if (!stay) to(offset_);
}

void Scroll::to(float offset) {
  offset_ = std::round(std::clamp(offset, 0.0F, std::max(content_ - view_.height, 0.0F)));
}

Rect Scroll::track() const {
  return {bar_at_left_ ? view_.x : view_.right() - bar_width_, view_.y, bar_width_, view_.height};
}

Rect Scroll::thumb() const {
  const Rect bar = track();
  const float share = content_ > 0 ? std::min(view_.height / content_, 1.0F) : 1.0F;
  const float height = std::round(std::max(bar.height * share, bar_width_ * 2));
  const float room = std::max(content_ - view_.height, 1.0F);
  return {bar.x, bar.y + std::round((bar.height - height) * offset_ / room), bar_width_, height};
}

void Scroll::reveal(const Rect& rect, float room) {
  // In a low view the thing itself counts more than the room around it.
  room = std::clamp((view_.height - rect.height) / 2, 0.0F, room);
  const float top = rect.y - room;
  const float bottom = rect.bottom() + room;
  if (top < view_.y || bottom - top > view_.height) {
    by(top - view_.y);
  } else if (bottom > view_.bottom()) {
    by(bottom - view_.bottom());
  }
}

void Scroll::drag_thumb(float y) {
  const Rect bar = track();
  const float height = thumb().height;
  const float way = std::max(bar.height - height, 1.0F);
  to((y - bar.y - height / 2) / way * (content_ - view_.height));
}

}  // namespace mend::ui
