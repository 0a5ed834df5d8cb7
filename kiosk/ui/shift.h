#pragma once

#include "kiosk/window/event.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace mend::ui {

/// The Shift key pressed alone: three times in five seconds hides the screen, and once holds for the next
/// key, so that nothing needs two keys at once (EN 301 549 5.9).
class Shift {
 public:
  void down(const window::Event& event) { alone_ = !event.repeat || alone_; }
  /// True at the third time.
  bool up(std::uint64_t time_ms);
  /// Another key went down: is Shift on for it?
  bool holds(const window::Event& event);
  void forget();

 private:
  bool alone_ = false;
  std::optional<std::uint64_t> waits_since_;
  std::deque<std::uint64_t> times_;
};

}  // namespace mend::ui
