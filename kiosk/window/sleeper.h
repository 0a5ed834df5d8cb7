#pragma once

#include <cstdint>
#include <memory>
#include <optional>

namespace mend::window {

/// Sleep without wake-ups for video drivers whose SDL_WaitEvent looks every millisecond (the dummy
/// driver has no connection to wait on). While it lives, SIGINT and SIGTERM reach the program during
/// `sleep` only, so that none is missed between looking and sleeping.
class Sleeper {
 public:
  Sleeper();
  ~Sleeper();
  Sleeper(const Sleeper&) = delete;
  Sleeper& operator=(const Sleeper&) = delete;

  /// Until wake, a signal or the timeout.
  void sleep(std::optional<std::int64_t> timeout_ms);
  /// From any thread; a wake before the sleep counts.
  void wake();

 private:
  struct Signals;
  int event_ = -1;
  std::unique_ptr<Signals> before_;
};

}  // namespace mend::window
