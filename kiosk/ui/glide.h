#pragma once

#include <cstdint>
#include <optional>

namespace mend::ui {

/// The one movement of a page: a short slide from one place of the scrolled part to another. Its time comes
/// from outside only.
class Glide {
 public:
  static constexpr std::uint64_t duration_ms = 150;
  static constexpr std::int64_t step_ms = 16;

  void turn(std::uint64_t now_ms) { now_ = now_ms; }
  void start(float from, float to);
  void stop() { running_ = false; }
  /// Where the page stands now; nothing when no slide is under way, or when somebody has moved the page from
  /// where the slide left it (`offset`).
  std::optional<float> offset(float offset);
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const {
    return running_ ? std::optional(step_ms) : std::nullopt;
  }

 private:
  std::uint64_t now_ = 0;
  std::uint64_t start_ = 0;
  float from_ = 0;
  float to_ = 0;
  float last_ = 0;
  bool running_ = false;
};

}  // namespace mend::ui
