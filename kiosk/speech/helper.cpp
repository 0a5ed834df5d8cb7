#include "kiosk/speech/helper.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace mend::speech {
namespace {

using Clock = std::chrono::steady_clock;
using Millis = std::chrono::milliseconds;

/// Closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

struct Order {
  std::uint32_t id = 0;  ///< 0: nothing comes back
  wire::Bytes bytes;
};

struct Child {
  pid_t id = -1;
  Descriptor to, from;
  bool ready = false;
  wire::ReplyReader replies;
};

/// Null when there is no such program, or no room for it.
std::unique_ptr<Child> start(const std::filesystem::path& program) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (pipe2(in.data(), O_CLOEXEC) != 0) return nullptr;
  Descriptor child_in(in[0]);
  Descriptor to(in[1]);
  if (pipe2(out.data(), O_CLOEXEC) != 0) return nullptr;
  Descriptor from(out[0]);
  Descriptor child_out(out[1]);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, child_in.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, child_out.get(), STDOUT_FILENO);
  // What libraries print may hold words; and nothing that the kiosk has open is the helper's business.
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  std::string name = program.string();
  std::string language = "LC_ALL=C.UTF-8";
  std::array<char*, 2> arguments{name.data(), nullptr};
  std::array<char*, 2> environment{language.data(), nullptr};
  auto child = std::make_unique<Child>();
  const int failed =
      posix_spawn(&child->id, name.c_str(), &actions, &attributes, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) return nullptr;
  fcntl(to.get(), F_SETFL, O_NONBLOCK);
  fcntl(from.get(), F_SETFL, O_NONBLOCK);
  child->to = std::move(to);
  child->from = std::move(from);
  return child;
}

void kill_and_reap(Child& child) {
  kill(child.id, SIGKILL);
  while (waitpid(child.id, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

struct Helper::State {
  State(Options chosen, HelperListener& who)
      : options(std::move(chosen)), listener(who), event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    std::signal(SIGPIPE, SIG_IGN);
    thread = std::thread([this] { run(); });
  }
  ~State() {
    {
      const std::lock_guard lock(mutex);
      leave = true;
    }
    nudge();
    thread.join();
  }

  void nudge() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(event.get(), &one, sizeof one);
  }

  void run() {
    while (take_orders()) {
      if (!child && sending.id == 0) sending = {};  // there is nothing to stop
      if (!child && !sending.bytes.empty() && Clock::now() >= next_start) begin();
      std::array<pollfd, 3> waits{pollfd{event.get(), POLLIN, 0}, pollfd{-1, POLLIN, 0},
                                  pollfd{-1, POLLOUT, 0}};
      const std::int64_t room = child ? listener.millis_until_room() : 0;
      if (child && room == 0) waits[1].fd = child->from.get();
      if (child && child->ready && sent < sending.bytes.size()) waits[2].fd = child->to.get();
      const auto before = Clock::now();
      poll(waits.data(), waits.size(), timeout(room));
      // The time in which we did not listen is not the helper's.
      if (room > 0) deadline += Clock::now() - before;
      if (!child) continue;
      if (waits[1].revents != 0 && !receive()) {
        fail();
      } else if (waits[2].revents != 0 && !deliver()) {
        fail();
      } else if (owes_answer() && room == 0 && Clock::now() >= deadline) {
        fail();
      }
    }
    if (child) kill_and_reap(*child);
  }

  /// False when it is time to go.
  bool take_orders() {
    std::uint64_t count = 0;
    while (read(event.get(), &count, sizeof count) > 0) {
    }
    const std::lock_guard lock(mutex);
    if (leave) return false;
    if (std::exchange(end_child, false) && child) {
      kill_and_reap(*child);
      child.reset();
      shown_process = -1;
      sending = {};
      waiting.reset();
      sent = 0;
      awaiting = false;
    }
    if (asked) {
      if (sent > 0 && sent < sending.bytes.size()) {
        // A frame that is half on its way must go first; what comes after it counts.
        waiting = std::move(asked);
      } else {
        sending = std::move(*asked);
        sent = 0;
        tries = 0;
      }
      asked.reset();
    }
    return true;
  }

  [[nodiscard]] bool owes_answer() const { return child && (!child->ready || awaiting); }

  [[nodiscard]] int timeout(std::int64_t room) const {
    std::optional<Millis> least;
    const auto take = [&](Millis value) {
      least = std::min(least.value_or(value), std::max(value, Millis(0)));
    };
    if (room > 0) take(Millis(room));
    if (room == 0 && owes_answer()) take(std::chrono::ceil<Millis>(deadline - Clock::now()));
    if (!child && !sending.bytes.empty()) take(std::chrono::ceil<Millis>(next_start - Clock::now()));
    return least ? static_cast<int>(std::min<std::int64_t>(least->count(), 3'600'000)) : -1;
  }

  void begin() {
    child = start(options.program);
    deadline = Clock::now() + options.patience;
    sent = 0;
    awaiting = false;
    if (child) {
      shown_process = child->id;
    } else {
      fail();
    }
  }

  void fail() {
    if (child) kill_and_reap(*child);
    child.reset();
    shown_process = -1;
    awaiting = false;
    sent = 0;
    if (waiting) {
      sending = std::move(*waiting);
      waiting.reset();
      tries = 0;
    } else if (++tries >= 2) {
      sending = {};  // it may be the words themselves that it fails at
    }
    ++failures;
    const auto pause = options.first_pause * (1 << std::min(failures - 1, 12));
    next_start = Clock::now() + std::min<Millis>(pause, options.longest_pause);
    listener.failed(failures);
  }

  bool deliver() {
    const ssize_t count = write(child->to.get(), sending.bytes.data() + sent, sending.bytes.size() - sent);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    sent += static_cast<std::size_t>(count);
    deadline = Clock::now() + options.patience;
    if (sent < sending.bytes.size()) return true;
    awaiting = sending.id != 0;
    if (waiting) {
      sending = std::move(*waiting);
      waiting.reset();
      sent = 0;
      tries = 0;
    }
    return true;
  }

  bool receive() {
    std::array<std::uint8_t, 16 * 1024> bytes{};
    const ssize_t count = read(child->from.get(), bytes.data(), bytes.size());
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    if (count == 0) return false;
    deadline = Clock::now() + options.patience;
    child->replies.add({bytes.data(), static_cast<std::size_t>(count)});
    while (auto reply = child->replies.next()) {
      // It says that it is ready once, and first.
      if (child->ready == (reply->kind == wire::Reply::Kind::ready)) return false;
      child->ready = true;
      if (reply->kind == wire::Reply::Kind::ready) continue;
      if (reply->kind == wire::Reply::Kind::done) {
        failures = 0;
        if (reply->done.id == sending.id && sent == sending.bytes.size()) {
          sending = {};
          sent = 0;
          awaiting = false;
        }
      }
      listener.heard(std::move(*reply));
    }
    return !child->replies.broken();
  }

  const Options options;
  HelperListener& listener;
  Descriptor event;

  std::mutex mutex;
  std::optional<Order> asked;
  bool end_child = false;
  bool leave = false;
  std::atomic<int> shown_process = -1;

  // The thread's own.
  std::unique_ptr<Child> child;
  Order sending;  ///< kept until its answer is whole
  std::optional<Order> waiting;
  std::size_t sent = 0;
  bool awaiting = false;
  int tries = 0;
  int failures = 0;
  Clock::time_point deadline, next_start;

  std::thread thread;
};

Helper::Helper(Options options, HelperListener& listener)
    : state_(std::make_unique<State>(std::move(options), listener)) {}
Helper::~Helper() = default;

void Helper::ask(std::uint32_t id, wire::Bytes request) {
  {
    const std::lock_guard lock(state_->mutex);
    state_->asked = Order{id, std::move(request)};
  }
  state_->nudge();
}

void Helper::end() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->asked.reset();
    state_->end_child = true;
  }
  state_->nudge();
}

std::optional<int> Helper::process() const {
  const int id = state_->shown_process;
  return id < 0 ? std::nullopt : std::optional(id);
}

}  // namespace mend::speech
