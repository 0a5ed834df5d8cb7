#include "kiosk/app/line_reader.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace mend::app {
namespace {

constexpr std::size_t kLongestLine = 1024 * 1024;

}  // namespace

LineReader::LineReader(int descriptor, std::function<void()> arrived)
    : descriptor_(descriptor),
      stop_(eventfd(0, EFD_CLOEXEC)),
      arrived_(std::move(arrived)),
      thread_([this] { run(); }) {}

LineReader::~LineReader() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(stop_, &one, sizeof one);
  thread_.join();
  close(stop_);
}

std::optional<std::string> LineReader::take() {
  const std::lock_guard lock(mutex_);
  if (lines_.empty()) return std::nullopt;
  std::string line = std::move(lines_.front());
  lines_.pop_front();
  return line;
}

void LineReader::run() {
  std::string partial;
  while (true) {
    std::array<pollfd, 2> wanted{{{descriptor_, POLLIN, 0}, {stop_, POLLIN, 0}}};
    if (poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR) break;
    if (wanted[1].revents != 0) return;
    if (wanted[0].revents != 0 && !read_some(partial)) break;
  }
  ended_ = true;
  arrived_();
}

bool LineReader::read_some(std::string& partial) {
  std::array<char, 4096> buffer;
  const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  bool whole = false;
  for (ssize_t i = 0; i < count; ++i) {
    const char c = buffer[static_cast<std::size_t>(i)];
    if (c != '\n') {
      if (partial.size() < kLongestLine) partial += c;
      continue;
    }
    const std::lock_guard lock(mutex_);
    lines_.push_back(std::exchange(partial, {}));
    whole = true;
  }
  if (whole) arrived_();
  return true;
}

}  // namespace mend::app
