#include "kiosk/screens/range_steps.h"

#include "content/form/value.h"

#include <algorithm>
#include <cmath>

namespace mend::screens {
namespace {

/// What binary fractions lose.
constexpr double slack = 1e-6;
constexpr double most_steps = 1e9;

}  // namespace

RangeSteps::RangeSteps(const form::Question& question) : step_(std::abs(question.range_step)) {
  const double length = std::abs(question.range_end - question.range_start);
  least_ = std::min(question.range_start, question.range_end);
  if (step_ == 0 || !std::isfinite(length) || length / step_ > most_steps) return;
  const double steps = std::floor(length / step_ + slack);
  // The form counts from its start, which may be the greater end.
  if (question.range_start > question.range_end) least_ = question.range_start - steps * step_;
  count_ = static_cast<std::size_t>(steps) + 1;
}

std::string RangeSteps::value(std::size_t place) const {
  constexpr double fine = 1e9;
  return form::number_text(std::round((least_ + static_cast<double>(place) * step_) * fine) / fine);
}

std::optional<std::size_t> RangeSteps::place(const std::string& value) const {
  const double number = form::plain_number(value);
  if (std::isnan(number) || count_ == 0) return std::nullopt;
  const double at = (number - least_) / step_;
  if (std::abs(at - std::round(at)) > slack || std::round(at) < 0) return std::nullopt;
  const auto place = static_cast<std::size_t>(std::llround(at));
  return place < count_ ? std::optional(place) : std::nullopt;
}

std::string RangeSteps::next(const std::string& value, int by) const {
  const double number = form::plain_number(value);
  if (std::isnan(number)) return by > 0 ? least() : most();
  const double at = (number - least_) / step_;
  const double to = by > 0 ? std::floor(at + slack) + 1 : std::ceil(at - slack) - 1;
  return this->value(static_cast<std::size_t>(std::clamp(to, 0.0, static_cast<double>(count_ - 1))));
}

}  // namespace mend::screens
