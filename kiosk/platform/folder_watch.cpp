#include "kiosk/platform/folder_watch.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace mend::platform {

struct FolderWatch::State {
  int events = -1;
  int stop = -1;
  std::function<void()> changed;
  std::thread thread;

  void run() const {
    // Large enough for a burst; what does not fit is read in the next round.
    std::array<char, 16 * 1024> buffer{};
    for (;;) {
      std::array<pollfd, 2> waits{{{events, POLLIN, 0}, {stop, POLLIN, 0}}};
      if (::poll(waits.data(), waits.size(), -1) < 0) {
        if (errno == EINTR) continue;
        return;
      }
      if ((waits[1].revents & POLLIN) != 0) return;
      bool any = false;
      while (::read(events, buffer.data(), buffer.size()) > 0) any = true;
      if (any) changed();
    }
  }

  ~State() {
    if (thread.joinable()) {
      const std::uint64_t one = 1;
      // An eventfd that holds less than its limit takes a write without blocking and cannot fail.
      if (::write(stop, &one, sizeof one) == sizeof one) thread.join();
    }
    if (events >= 0) ::close(events);
    if (stop >= 0) ::close(stop);
  }
};

base::Result<FolderWatch> FolderWatch::start(base::Files& files, const std::vector<base::Path>& folders,
                                             std::function<void()> changed) {
  auto state = std::make_unique<State>();
  state->changed = std::move(changed);
  state->events = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  state->stop = ::eventfd(0, EFD_CLOEXEC);
  if (state->events < 0 || state->stop < 0) {
    return base::fail(base::ErrorKind::unavailable, "The system gives no file notices; restart the device.");
  }
  for (const base::Path& folder : folders) {
    MEND_CHECK(files.make_folders(folder));
    // Only finished files count: ours arrive by rename, and others may be written and closed.
    constexpr std::uint32_t mask = IN_MOVED_TO | IN_CLOSE_WRITE | IN_ONLYDIR;
    if (::inotify_add_watch(state->events, folder.c_str(), mask) < 0) {
      return base::fail(
          base::ErrorKind::unavailable,
          "The folder " + folder.string() + " cannot be watched; check that it exists and who owns it.");
    }
  }
  state->thread = std::thread([inner = state.get()] { inner->run(); });
  return FolderWatch(std::move(state));
}

FolderWatch::FolderWatch(std::unique_ptr<State> state) : state_(std::move(state)) {}
FolderWatch::FolderWatch(FolderWatch&&) noexcept = default;
FolderWatch& FolderWatch::operator=(FolderWatch&&) noexcept = default;
FolderWatch::~FolderWatch() = default;

}  // namespace mend::platform
