#pragma once

#include "content/form/session.h"

#include <cstddef>
#include <optional>
#include <string>

namespace mend::screens {

/// The numbers that a range offers, from the least on.
class RangeSteps {
 public:
  explicit RangeSteps(const form::Question& question);

  /// 0 where the form gives no step.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Few enough to stand there each by itself.
  [[nodiscard]] bool few() const { return count_ > 0 && count_ <= 11; }
  [[nodiscard]] std::string value(std::size_t place) const;
  [[nodiscard]] std::string least() const { return value(0); }
  [[nodiscard]] std::string most() const { return value(count_ == 0 ? 0 : count_ - 1); }
  /// Of a value that is on a step.
  [[nodiscard]] std::optional<std::size_t> place(const std::string& value) const;
  /// The next larger (by > 0) or smaller one. From nothing, the least or the most: no number is chosen for
  /// anybody before they ask for one.
  [[nodiscard]] std::string next(const std::string& value, int by) const;

 private:
  double least_ = 0;
  double step_ = 0;
  std::size_t count_ = 0;
};

}  // namespace mend::screens
