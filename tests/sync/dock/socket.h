#pragma once

#include <utility>

namespace mend::dock::testing {

/// A file descriptor that closes itself.
class Socket {
 public:
  Socket() = default;
  explicit Socket(int fd) : fd_(fd) {}
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Socket();
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_ = -1;
};

/// Listens on 127.0.0.1 at a port of the kernel's choice.
Socket listen_anywhere();
int port_of(const Socket& socket);
Socket connect_to(int port);
/// The next connection, or -1 inside once `stop` is readable.
Socket accept_until(const Socket& listener, const Socket& stop);
/// An eventfd: set() makes it readable for ever.
Socket make_stop();
void set_stop(const Socket& stop);

}  // namespace mend::dock::testing
