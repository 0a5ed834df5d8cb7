#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "content/base/result.h"

namespace mend::base {

/// Milliseconds since 1970-01-01T00:00:00Z.
using UnixMillis = std::int64_t;

/// The only way for the deciding parts to learn the time. Safe to call from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Calendar time; may jump when the device's clock is set.
  [[nodiscard]] virtual UnixMillis now() const = 0;
  /// Milliseconds since an arbitrary start; never goes back.
  [[nodiscard]] virtual std::int64_t monotonic() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] UnixMillis now() const override;
  [[nodiscard]] std::int64_t monotonic() const override;
};

/// The in-memory twin: stands still until it is told to move.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(UnixMillis start = 1'800'000'000'000) : now_(start) {}
  [[nodiscard]] UnixMillis now() const override { return now_; }
  [[nodiscard]] std::int64_t monotonic() const override { return monotonic_; }
  void advance(std::int64_t millis) {
    now_ += millis;
    monotonic_ += millis;
  }
  /// Sets the calendar only, as a wrong battery clock would.
  void set_calendar(UnixMillis now) { now_ = now; }

 private:
  std::atomic<UnixMillis> now_;
  std::atomic<std::int64_t> monotonic_ = 0;
};

/// "YYYY-MM-DDTHH:MM:SSZ"; fractions of a second are cut off.
std::string format_utc(UnixMillis time);
/// Accepts exactly the form that format_utc writes.
Result<UnixMillis> parse_utc(std::string_view text);

}  // namespace mend::base
