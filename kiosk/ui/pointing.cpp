#include "kiosk/ui/pointing.h"

#include <cmath>
#include <utility>

namespace mend::ui {

using window::Event;
using window::EventKind;

namespace {

/// A finger trembles; only a longer way is a drag.
constexpr float kDragSlack = 14;
/// A finger whose lifting never arrived must not lock the screen.
constexpr std::uint64_t kLostAfter = 10'000;
constexpr std::uint64_t kSecondWithin = 500;
constexpr float kSecondNear = 30;

}  // namespace

bool Pointing::counts(const Event& event) const {
  if (!finger_ || (finger_->pointer == event.pointer && finger_->number == event.finger)) return true;
  return event.kind == EventKind::pointer_down && event.time_ms > finger_->seen_ms + kLostAfter;
}

Pointing::Outcome Pointing::take(const Event& event, const Scene& scene, Scroll& scroll) {
  if (!counts(event)) return {};
  if (finger_) finger_->seen_ms = event.time_ms;
  if (event.kind == EventKind::pointer_down) return {down(event, scene, scroll)};
  if (event.kind == EventKind::pointer_move) return {move(event, scene, scroll)};
  return up(event, scene);
}

void Pointing::cancel() {
  finger_.reset();
  pressed_.clear();
  hovered_.clear();
  pressed_ms_ = 0;
}

bool Pointing::down(const Event& event, const Scene& scene, Scroll& scroll) {
  finger_ = Finger{event.pointer, event.finger, event.x, event.y, event.y, false, false, event.time_ms};
  pressed_.clear();
  finger_->drags_thumb = scroll.needed() && scroll.track().contains(event.x, event.y);
  if (finger_->drags_thumb) {
    scroll.drag_thumb(event.y);
  } else {
    pressed_ = scene.hit(event.x, event.y);
  }
  return true;
}

bool Pointing::move(const Event& event, const Scene& scene, Scroll& scroll) {
  const bool mouse = event.pointer == window::Pointer::mouse;
  const std::string over = mouse ? scene.hit(event.x, event.y) : std::string();
  const bool changed = std::exchange(hovered_, over) != over;
  if (!finger_) return changed;
  if (finger_->drags_thumb) {
    scroll.drag_thumb(event.y);
    return true;
  }
  if (mouse) return changed;
  const bool far_enough = std::abs(event.y - finger_->down_y) > kDragSlack;
  if (far_enough && scroll.needed() && scene.tree().viewport.contains(finger_->down_x, finger_->down_y)) {
    finger_->drags_page = true;
    pressed_.clear();
  }
  if (finger_->drags_page) scroll.by(finger_->last_y - event.y);
  finger_->last_y = event.y;
  return finger_->drags_page || changed;
}

Pointing::Outcome Pointing::up(const Event& event, const Scene& scene) {
  finger_.reset();
  const std::string pressed = std::exchange(pressed_, {});
  if (pressed.empty() || scene.hit(event.x, event.y) != pressed) return {true};
  return {true, Press{pressed, event.x, event.y, second_press(event)}};
}

bool Pointing::second_press(const Event& event) {
  const bool near = std::abs(event.x - pressed_x_) + std::abs(event.y - pressed_y_) < kSecondNear;
  const bool second = pressed_ms_ > 0 && near && event.time_ms - pressed_ms_ < kSecondWithin;
  pressed_x_ = event.x;
  pressed_y_ = event.y;
  pressed_ms_ = second ? 0 : event.time_ms;
  return second;
}

}  // namespace mend::ui
