#include "kiosk/ui/strikes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mend::ui {

using window::Event;
using window::Key;

namespace {

/// A finger that trembles comes down this near to where it was.
constexpr float kSamePlace = 40;

}  // namespace

void Strikes::forget() {
  const Handling kept = handling_;
  *this = {};
  handling_ = kept;
}

bool Strikes::too_soon(std::uint64_t last, std::uint64_t now) const {
  return handling_.double_press_ms > 0 && now - last < static_cast<std::uint64_t>(handling_.double_press_ms);
}

bool Strikes::takes_repeat(const Event& event, bool repeats) {
  if (!repeats || handling_.repeat_after_ms <= 0 || handling_.double_press_ms > 0) return false;
  if (event.time_ms < down_ms_ + static_cast<std::uint64_t>(handling_.repeat_after_ms)) return false;
  if (event.time_ms < repeat_ms_ + static_cast<std::uint64_t>(std::max(handling_.repeat_every_ms, 0)))
    return false;
  repeat_ms_ = event.time_ms;
  return true;
}

bool Strikes::takes_key(const Event& event, bool repeats) {
  if (event.repeat) {
    const bool taken = takes_repeat(event, repeats);
    text_held_ = !taken;
    return taken;
  }
  text_held_ = false;
  down_ms_ = event.time_ms;
  repeat_ms_ = 0;
  // Letters all come as `other`; which letter it was, the text says.
  if (event.key == Key::other) return true;
  const bool same = std::exchange(key_seen_, true) && event.key == key_;
  const bool taken = !same || !too_soon(key_ms_, event.time_ms);
  key_ = event.key;
  key_ms_ = event.time_ms;
  return taken;
}

bool Strikes::takes_text(const Event& event) {
  if (text_held_) return false;
  const bool taken = event.text != text_ || !too_soon(text_ms_, event.time_ms);
  text_ = event.text;
  text_ms_ = event.time_ms;
  return taken;
}

bool Strikes::takes_pointer(const Event& event, std::string_view target) {
  const bool near = std::hypot(event.x - x_, event.y - y_) < kSamePlace;
  const bool same = std::exchange(pointer_seen_, true) && (near || (!target.empty() && target == target_));
  const bool taken = !same || !too_soon(pointer_ms_, event.time_ms);
  target_ = target;
  x_ = event.x;
  y_ = event.y;
  pointer_ms_ = event.time_ms;
  return taken;
}

}  // namespace mend::ui
