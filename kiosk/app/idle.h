#pragma once

#include "content/base/clock.h"

#include <algorithm>
#include <cstdint>

namespace mend::app {

/// Locks the screen of somebody who walked away, after a warning. Any key or touch starts anew.
class Idle {
 public:
  static constexpr std::int64_t warning_millis = 30'000;

  enum class State { awake, warning, over };

  explicit Idle(const base::Clock& clock) : clock_(clock), last_(clock.monotonic()) {}

  void set_limit(std::int64_t seconds) { limit_ = std::max<std::int64_t>(seconds, 60) * 1000; }
  void touch() { last_ = clock_.monotonic(); }

  [[nodiscard]] State state() const {
    const std::int64_t left = millis_left();
    if (left <= 0) return State::over;
    return left <= warning_millis ? State::warning : State::awake;
  }
  [[nodiscard]] std::int64_t millis_left() const { return limit_ - (clock_.monotonic() - last_); }
  /// As the warning says it: in steps of ten, so that the page does not change under the reader's eyes.
  [[nodiscard]] std::int64_t seconds_shown() const { return (millis_left() + 9'999) / 10'000 * 10; }
  /// Until something changes by itself.
  [[nodiscard]] std::int64_t millis_to_change() const {
    const std::int64_t left = millis_left();
    if (left > warning_millis) return left - warning_millis;
    return std::max<std::int64_t>(1, (left - 1) % 10'000 + 1);
  }

 private:
  const base::Clock& clock_;
  std::int64_t limit_ = 300'000;
  std::int64_t last_;
};

}  // namespace mend::app
