#include "kiosk/ui/glide.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {

void Glide::start(float from, float to) {
  start_ = now_;
  from_ = last_ = from;
  to_ = to;
  running_ = true;
}

std::optional<float> Glide::offset(float offset) {
  if (!running_) return std::nullopt;
  if (offset != last_) {
    running_ = false;
    return std::nullopt;
  }
  const auto passed = static_cast<float>(now_ - start_) / static_cast<float>(duration_ms);
  const float share = std::min(passed, 1.0F);
  const float eased = 1 - (1 - share) * (1 - share);
  last_ = std::round(from_ + (to_ - from_) * eased);
  if (share >= 1) running_ = false;
  return last_;
}

}  // namespace mend::ui
