#include "kiosk/preview/source_watch.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace mend::preview {
namespace {

using Clock = std::chrono::steady_clock;

/// An editor's save is several events; they are one look once it is quiet for so long, or at the latest.
constexpr int quiet_ms = 20;
constexpr auto latest = std::chrono::milliseconds(200);
/// A source folder has a handful of folders; somebody may have named their home.
constexpr int most_folders = 200;
constexpr int deepest = 4;

constexpr std::uint32_t inside =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;

}  // namespace

struct SourceWatch::State {
  int events = -1;
  int stop = -1;
  int above = -1;  ///< the watch of the folder that holds ours
  base::Path folder;
  std::function<void()> changed;
  std::thread thread;

  /// Every folder there is now; one that is watched already stays as it is. False: none could be watched.
  [[nodiscard]] bool watch_all() {
    // The one above tells when the folder itself is moved away and another put in its place.
    above = ::inotify_add_watch(events, folder.parent_path().c_str(), IN_MOVED_TO | IN_CREATE | IN_ONLYDIR);
    if (::inotify_add_watch(events, folder.c_str(), inside | IN_ONLYDIR) < 0) return false;
    std::error_code code;
    int count = 0;
    std::filesystem::recursive_directory_iterator entry(folder, code);
    for (const std::filesystem::recursive_directory_iterator end; !code && entry != end;
         entry.increment(code)) {
      std::error_code gone;
      if (!entry->is_directory(gone) || entry->is_symlink(gone)) continue;
      if (entry.depth() >= deepest || entry->path().filename().string().starts_with('.')) {
        entry.disable_recursion_pending();
        continue;
      }
      if (++count > most_folders) break;
      (void)::inotify_add_watch(events, entry->path().c_str(), inside | IN_ONLYDIR);
    }
    return true;
  }

  /// Was any of them about the author's own files?
  bool take_events() const {
    alignas(inotify_event) std::array<char, 16 * 1024> buffer{};
    bool any = false;
    for (ssize_t got = 0; (got = ::read(events, buffer.data(), buffer.size())) > 0;) {
      for (const char* at = buffer.data(); at < buffer.data() + got;) {
        const auto* event = reinterpret_cast<const inotify_event*>(at);
        at += sizeof(inotify_event) + event->len;
        any = any || matters(*event, event->len > 0 ? event->name : "");
      }
    }
    return any;
  }

  [[nodiscard]] bool matters(const inotify_event& event, const std::string& name) const {
    if ((event.mask & IN_Q_OVERFLOW) != 0) return true;
    if (event.wd == above) return name == folder.filename();
    // What editors keep beside a file while they have it open.
    if (name.starts_with('.') || name.ends_with('~')) return false;
    // A file that was only just made is not saved yet.
    return (event.mask & IN_CREATE) == 0 || (event.mask & IN_ISDIR) != 0;
  }

  /// False: it is over.
  [[nodiscard]] bool wait(int timeout_ms, bool& something) const {
    std::array<pollfd, 2> waits{{{events, POLLIN, 0}, {stop, POLLIN, 0}}};
    const int ready = ::poll(waits.data(), waits.size(), timeout_ms);
    something = false;
    if (ready < 0) return errno == EINTR;
    if ((waits[1].revents & POLLIN) != 0) return false;
    something = ready > 0;
    return true;
  }

  void run() {
    for (;;) {
      bool something = false;
      if (!wait(-1, something)) return;
      bool any = false;
      const auto deadline = Clock::now() + latest;
      while (something) {
        any = take_events() || any;
        if (!any || Clock::now() >= deadline) break;
        if (!wait(quiet_ms, something)) return;
      }
      if (!any) continue;
      // Folders that are new, before they are looked at: what comes into them later is told.
      (void)watch_all();
      changed();
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

base::Result<SourceWatch> SourceWatch::start(const base::Path& folder, std::function<void()> changed) {
  auto state = std::make_unique<State>();
  std::error_code code;
  state->folder = std::filesystem::absolute(folder, code).lexically_normal();
  if (state->folder.filename().empty()) state->folder = state->folder.parent_path();
  state->changed = std::move(changed);
  state->events = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  state->stop = ::eventfd(0, EFD_CLOEXEC);
  if (state->events < 0 || state->stop < 0 || !state->watch_all()) {
    return base::fail(base::ErrorKind::unavailable,
                      "Changes in \"" + folder.string() +
                          "\" cannot be noticed by themselves: the system gives no notices for it.");
  }
  state->thread = std::thread([inner = state.get()] { inner->run(); });
  return SourceWatch(std::move(state));
}

SourceWatch::SourceWatch(std::unique_ptr<State> state) : state_(std::move(state)) {}
SourceWatch::SourceWatch(SourceWatch&&) noexcept = default;
SourceWatch& SourceWatch::operator=(SourceWatch&&) noexcept = default;
SourceWatch::~SourceWatch() = default;

}  // namespace mend::preview
