#pragma once

#include "content/base/clock.h"
#include "kiosk/platform/headphones.h"
#include "kiosk/speech/utterance.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace mend::ui {
class Ui;
}
namespace mend::window {
class Window;
}

namespace mend::app {

/// The clock that the app is given: the system's, moved forward by the driver's advance_seconds.
class OffsetClock final : public base::Clock {
 public:
  explicit OffsetClock(const base::Clock& clock) : clock_(clock) {}
  [[nodiscard]] base::UnixMillis now() const override { return clock_.now() + offset_; }
  [[nodiscard]] std::int64_t monotonic() const override { return clock_.monotonic() + offset_; }
  void advance(std::int64_t millis) { offset_ += millis; }

 private:
  const base::Clock& clock_;
  std::atomic<std::int64_t> offset_ = 0;
};

/// What a person who is played hears; used with the driver only.
struct PlayedEars {
  speech::Speech said;  ///< since the driver was last asked
  std::optional<platform::Headphones> headphones;
};

/// What the driver may see of the app; all outlive it.
struct DriverParts {
  ui::Ui& ui;
  window::Window& window;
  OffsetClock& clock;
  std::function<bool()> working;  ///< is anything on the app's work queue?
  std::function<void()> quit;     ///< end the loop after this turn
  int input = 0;                  ///< file descriptors
  int output = 1;
  PlayedEars* ears = nullptr;  ///< null: nobody listens
};

/// Plays a person from outside: JSON lines in, one JSON line back for each (docs/screen.md).
/// The event loop calls `step` once per turn, after drawing until nothing is pending and presenting, and
/// waits with a timeout of 0 while `busy` says so.
class Driver {
 public:
  virtual ~Driver() = default;
  virtual void step() = 0;
  [[nodiscard]] virtual bool busy() const = 0;
};

/// The program's option that turns the driver on; empty in builds without it.
struct DriverOption {
  std::string_view name, help;
};
DriverOption driver_option();
/// Null in builds without it.
std::unique_ptr<Driver> make_driver(const DriverParts& parts);

}  // namespace mend::app
