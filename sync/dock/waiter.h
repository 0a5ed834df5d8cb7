#pragma once

#include "sync/dock/rounds.h"

#include <atomic>
#include <cstdint>
#include <map>

namespace mend::dock {

/// Ends waits and transfers on SIGTERM and SIGINT. One per process; make it before the first dock.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  [[nodiscard]] const std::atomic<bool>& flag() const;
  /// Readable once we were told to stop.
  [[nodiscard]] int descriptor() const;
};

/// Waits in the kernel: no wake-up before the time, except for a link that comes up (netlink) or a stop.
/// Where netlink is forbidden, only the time counts.
class KernelWaiter final : public Waiter {
 public:
  explicit KernelWaiter(const StopSignal& stop);
  ~KernelWaiter() override;
  KernelWaiter(const KernelWaiter&) = delete;
  KernelWaiter& operator=(const KernelWaiter&) = delete;
  Wake wait(std::int64_t millis) override;

 private:
  /// Reads what netlink has to say; true if a link came up.
  bool link_came_up();

  const StopSignal& stop_;
  int netlink_;
  std::map<int, bool> running_;  ///< by index of the interface
};

}  // namespace mend::dock
