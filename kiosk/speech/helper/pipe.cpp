#include "kiosk/speech/helper/pipe.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace mend::speech {

bool Pipe::fill(std::uint8_t* to, std::size_t count) {
  while (count > 0) {
    const ssize_t got = read(STDIN_FILENO, to, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

std::optional<Pipe::Request> Pipe::next() {
  std::array<std::uint8_t, wire::head_bytes> head{};
  if (!fill(head.data(), head.size())) return std::nullopt;
  const auto number = [&](std::size_t at) {
    return static_cast<std::uint32_t>(head[at]) | static_cast<std::uint32_t>(head[at + 1]) << 8U |
           static_cast<std::uint32_t>(head[at + 2]) << 16U | static_cast<std::uint32_t>(head[at + 3]) << 24U;
  };
  const auto most = wire::most_asked(head[0]);
  const std::size_t length = number(5);
  if (!most || length > *most) return std::nullopt;
  Request request{static_cast<wire::Ask>(head[0]), number(1), wire::Bytes(length)};
  if (!fill(request.body.data(), length)) return std::nullopt;
  return request;
}

bool Pipe::wanted_elsewhere() const {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, 0) != 0;
}

bool Pipe::send(const wire::Bytes& frame) {
  // Waits for room while listening: the kiosk takes sound only as fast as it is heard.
  std::array<pollfd, 2> both{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{STDOUT_FILENO, POLLOUT, 0}};
  while ((both[1].revents & (POLLOUT | POLLERR)) == 0) {
    if (poll(both.data(), both.size(), -1) < 0 && errno != EINTR) return false;
    if (both[0].revents != 0 || (both[1].revents & POLLERR) != 0) return false;
  }
  std::size_t written = 0;
  while (written < frame.size()) {
    const ssize_t count = write(STDOUT_FILENO, frame.data() + written, frame.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace mend::speech
