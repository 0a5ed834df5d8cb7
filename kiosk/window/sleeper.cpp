#include "kiosk/window/sleeper.h"

#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace mend::window {

struct Sleeper::Signals {
  sigset_t mask;
};

Sleeper::Sleeper() : event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), before_(std::make_unique<Signals>()) {
  if (event_ < 0) std::abort();  // no descriptor left at the very start of the program: nothing could work
  sigset_t ours;
  sigemptyset(&ours);
  sigaddset(&ours, SIGINT);
  sigaddset(&ours, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ours, &before_->mask);
}

Sleeper::~Sleeper() {
  pthread_sigmask(SIG_SETMASK, &before_->mask, nullptr);
  close(event_);
}

void Sleeper::sleep(std::optional<std::int64_t> timeout_ms) {
  timespec timeout{};
  if (timeout_ms) {
    timeout.tv_sec = *timeout_ms / 1000;
    timeout.tv_nsec = (*timeout_ms % 1000) * 1'000'000;
  }
  pollfd descriptor{event_, POLLIN, 0};
  ppoll(&descriptor, 1, timeout_ms ? &timeout : nullptr, &before_->mask);
  std::uint64_t count = 0;
  while (read(event_, &count, sizeof count) > 0) {
  }
}

void Sleeper::wake() {
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then the sleeper wakes anyway.
  [[maybe_unused]] const auto written = write(event_, &one, sizeof one);
}

}  // namespace mend::window
