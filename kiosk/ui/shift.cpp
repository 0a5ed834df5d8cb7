#include "kiosk/ui/shift.h"

#include <utility>

namespace mend::ui {
namespace {

constexpr std::uint64_t kWithin = 5000;
constexpr std::size_t kTimes = 3;

}  // namespace

bool Shift::up(std::uint64_t time_ms) {
  if (!std::exchange(alone_, false)) return false;
  waits_since_ = time_ms;
  times_.push_back(time_ms);
  while (time_ms - times_.front() > kWithin) times_.pop_front();
  if (times_.size() < kTimes) return false;
  forget();
  return true;
}

bool Shift::holds(const window::Event& event) {
  alone_ = false;
  times_.clear();
  const auto since = std::exchange(waits_since_, std::nullopt);
  return event.modifiers.shift || (since && event.time_ms - *since <= kWithin);
}

void Shift::forget() {
  alone_ = false;
  waits_since_.reset();
  times_.clear();
}

}  // namespace mend::ui
