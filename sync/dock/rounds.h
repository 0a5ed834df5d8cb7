#pragma once

#include "content/base/random.h"
#include "sync/dock/courier.h"

#include <cstdint>
#include <functional>
#include <string>

namespace mend::dock {

/// What ended a wait.
enum class Wake { time, link_up, stop };

/// The narrow seam to time and cable.
class Waiter {
 public:
  virtual ~Waiter() = default;
  /// Returns after so many milliseconds, or earlier when a network link comes up or we are told to stop.
  virtual Wake wait(std::int64_t millis) = 0;
};

/// When to dock next. Spread by chance, so that a wing's devices do not all come at once.
class Rhythm {
 public:
  Rhythm(std::int64_t every_seconds, base::Random& random) : every_(every_seconds * 1000), random_(random) {}

  /// Before the first dock, and after a link came up.
  std::int64_t after_start();
  /// After a dock: about `every`; when the link failed sooner and then ever longer up to that, but never
  /// before the hub's Retry-After.
  std::int64_t after(const DockReport& report);

 private:
  /// Between half and one and a half times `millis`.
  std::int64_t about(std::int64_t millis);

  std::int64_t every_;
  base::Random& random_;
  int failures_ = 0;
};

struct RoundsOptions {
  std::function<DockReport()> dock;
  std::function<void(const std::string&)> say;       ///< a line for each dock that reached the hub
  std::function<void(const std::string&)> complain;  ///< a sentence when the trouble changes
};

/// Docks again and again until it is told to stop.
void run_rounds(const RoundsOptions& options, Rhythm& rhythm, Waiter& waiter);

}  // namespace mend::dock
