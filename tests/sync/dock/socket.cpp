#include "socket.h"

#include <arpa/inet.h>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mend::dock::testing {

namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

void no_delay(int fd) {
  const int yes = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

}  // namespace

Socket::~Socket() {
  if (fd_ >= 0) ::close(fd_);
}

Socket listen_anywhere() {
  Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_in address = loopback(0);
  if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(socket.get(), 16) != 0) {
    throw std::runtime_error("cannot listen on 127.0.0.1");
  }
  return socket;
}

int port_of(const Socket& socket) {
  sockaddr_in address{};
  socklen_t length = sizeof address;
  ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &length);
  return ntohs(address.sin_port);
}

Socket connect_to(int port) {
  Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_in address = loopback(port);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
  no_delay(socket.get());
  return socket;
}

Socket accept_until(const Socket& listener, const Socket& stop) {
  pollfd watched[2] = {{listener.get(), POLLIN, 0}, {stop.get(), POLLIN, 0}};
  ::poll(watched, 2, -1);
  if (watched[1].revents != 0) return {};
  Socket socket(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
  no_delay(socket.get());
  return socket;
}

Socket make_stop() {
  return Socket(::eventfd(0, EFD_CLOEXEC));
}

void set_stop(const Socket& stop) {
  const std::uint64_t one = 1;
  if (::write(stop.get(), &one, sizeof one) != sizeof one) throw std::runtime_error("cannot stop");
}

}  // namespace mend::dock::testing
