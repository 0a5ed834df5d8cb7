#pragma once

#include "content/base/random.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace mend::tests {

/// The kernel's generator, which can be made to keep other threads waiting: so a test looks at the screen
/// while the kiosk's worker is in the middle of sealing something.
class HeldRandom final : public base::Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    {
      std::unique_lock lock(mutex_);
      ++waiting_;
      changed_.wait(lock, [this] { return !held_ || let_ > 0 || std::this_thread::get_id() == holder_; });
      --waiting_;
      if (held_ && std::this_thread::get_id() != holder_) --let_;
    }
    system_.fill(bytes);
  }

  void hold() {
    const std::lock_guard lock(mutex_);
    held_ = true;
    holder_ = std::this_thread::get_id();
  }

  /// Somebody is kept waiting.
  [[nodiscard]] bool is_waited_for() {
    const std::lock_guard lock(mutex_);
    return waiting_ > 0 && let_ == 0;
  }

  /// Lets one go on, once.
  void let_one() {
    {
      const std::lock_guard lock(mutex_);
      ++let_;
    }
    changed_.notify_all();
  }

  void release() {
    {
      const std::lock_guard lock(mutex_);
      held_ = false;
    }
    changed_.notify_all();
  }

 private:
  base::SystemRandom system_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool held_ = false;
  int let_ = 0;
  int waiting_ = 0;
  std::thread::id holder_;
};

/// Holds for as long as it lives, also when a test fails.
class Hold {
 public:
  explicit Hold(HeldRandom& random) : random_(random) { random_.hold(); }
  ~Hold() { random_.release(); }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

 private:
  HeldRandom& random_;
};

}  // namespace mend::tests
