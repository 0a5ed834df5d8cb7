#include "kiosk/platform/headphones.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace mend::platform {
namespace {

class NoJack final : public HeadphoneJack {
 public:
  [[nodiscard]] Headphones state() const override { return Headphones::unknown; }
};

/// A bit of what the kernel gives as an array of bytes.
bool bit(const std::array<std::uint8_t, (SW_MAX + 8) / 8>& bits, unsigned number) {
  return (bits[number / 8] >> (number % 8) & 1U) != 0;
}

/// Descriptors of the input devices that have such a switch.
std::vector<int> open_jacks(const base::Path& folder) {
  std::vector<int> jacks;
  std::error_code code;
  for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end;
       entry.increment(code)) {
    if (!entry->path().filename().string().starts_with("event")) continue;
    const int descriptor = open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) continue;
    std::array<std::uint8_t, (SW_MAX + 8) / 8> switches{};
    if (ioctl(descriptor, EVIOCGBIT(EV_SW, switches.size()), switches.data()) >= 0 &&
        bit(switches, SW_HEADPHONE_INSERT)) {
      jacks.push_back(descriptor);
    } else {
      close(descriptor);
    }
  }
  return jacks;
}

class EvdevJack final : public HeadphoneJack {
 public:
  EvdevJack(std::vector<int> jacks, std::function<void()> changed)
      : jacks_(std::move(jacks)),
        changed_(std::move(changed)),
        event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        in_(any_in()),
        thread_([this] { run(); }) {}

  ~EvdevJack() override {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(event_, &one, sizeof one);
    thread_.join();
    for (const int jack : jacks_) close(jack);
    close(event_);
  }
  EvdevJack(const EvdevJack&) = delete;
  EvdevJack& operator=(const EvdevJack&) = delete;

  [[nodiscard]] Headphones state() const override { return in_ ? Headphones::in : Headphones::out; }

 private:
  /// Asked of the kernel and not added up from events, of which some may be lost.
  [[nodiscard]] bool any_in() const {
    for (const int jack : jacks_) {
      std::array<std::uint8_t, (SW_MAX + 8) / 8> switches{};
      if (jack >= 0 && ioctl(jack, EVIOCGSW(switches.size()), switches.data()) >= 0 &&
          bit(switches, SW_HEADPHONE_INSERT))
        return true;
    }
    return false;
  }

  void run() {
    std::vector<pollfd> waits{{event_, POLLIN, 0}};
    for (const int jack : jacks_) waits.push_back({jack, POLLIN, 0});
    for (;;) {
      if (poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) return;
      if (waits.front().revents != 0) return;
      for (pollfd& wait : waits) {
        std::array<std::uint8_t, 64 * sizeof(input_event)> events{};
        while (wait.revents != 0 && read(wait.fd, events.data(), events.size()) > 0) {
        }
        // A device that went away is out, and not looked at again.
        if ((wait.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) wait.fd = -1;
      }
      const bool now = any_in();
      if (in_.exchange(now) != now) changed_();
    }
  }

  std::vector<int> jacks_;
  std::function<void()> changed_;
  int event_;
  std::atomic<bool> in_;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<HeadphoneJack> watch_headphones(const base::Path& input_folder,
                                                std::function<void()> changed) {
  std::vector<int> jacks = open_jacks(input_folder);
  if (jacks.empty()) return std::make_unique<NoJack>();
  return std::make_unique<EvdevJack>(std::move(jacks), std::move(changed));
}

}  // namespace mend::platform
