#include "sync/dock/waiter.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mend::dock {

namespace {

std::atomic<bool> stop_flag = false;
int stop_descriptor = -1;

void on_signal(int) {
  const int saved = errno;
  stop_flag.store(true);
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(stop_descriptor, &one, sizeof one);
  errno = saved;
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

StopSignal::StopSignal() {
  stop_flag.store(false);
  stop_descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  handle(SIGTERM, &on_signal);
  handle(SIGINT, &on_signal);
}

StopSignal::~StopSignal() {
  handle(SIGTERM, SIG_DFL);
  handle(SIGINT, SIG_DFL);
  ::close(stop_descriptor);
  stop_descriptor = -1;
}

const std::atomic<bool>& StopSignal::flag() const {
  return stop_flag;
}
int StopSignal::descriptor() const {
  return stop_descriptor;
}

KernelWaiter::KernelWaiter(const StopSignal& stop)
    : stop_(stop), netlink_(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE)) {
  if (netlink_ < 0) return;
  sockaddr_nl address{};
  address.nl_family = AF_NETLINK;
  address.nl_groups = RTMGRP_LINK;
  if (::bind(netlink_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(netlink_);
    netlink_ = -1;
  }
}

KernelWaiter::~KernelWaiter() {
  if (netlink_ >= 0) ::close(netlink_);
}

bool KernelWaiter::link_came_up() {
  alignas(nlmsghdr) char buffer[16 * 1024];
  bool came_up = false;
  while (true) {
    const ssize_t got = ::recv(netlink_, buffer, sizeof buffer, 0);
    if (got < 0 && errno == EINTR) continue;
    // ENOBUFS: messages were lost; one of them may have been the link.
    if (got < 0) return came_up || errno == ENOBUFS;
    auto length = static_cast<unsigned>(got);
    for (auto* message = reinterpret_cast<nlmsghdr*>(buffer); NLMSG_OK(message, length);
         message = NLMSG_NEXT(message, length)) {
      if (message->nlmsg_type != RTM_NEWLINK) continue;
      const auto* link = static_cast<const ifinfomsg*>(NLMSG_DATA(message));
      const bool running = (link->ifi_flags & IFF_RUNNING) != 0 && (link->ifi_flags & IFF_LOOPBACK) == 0;
      bool& before = running_[link->ifi_index];
      came_up = came_up || (running && !before);
      before = running;
    }
  }
}

Wake KernelWaiter::wait(std::int64_t millis) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + milliseconds(millis);
  while (true) {
    const auto left = duration_cast<milliseconds>(end - steady_clock::now()).count();
    pollfd watched[2] = {{stop_.descriptor(), POLLIN, 0}, {netlink_, POLLIN, 0}};
    const int ready = ::poll(watched, netlink_ >= 0 ? 2 : 1,
                             static_cast<int>(std::clamp<std::int64_t>(left, 0, 24LL * 3600 * 1000)));
    if (stop_.flag().load()) return Wake::stop;
    if (ready > 0 && (watched[1].revents & POLLIN) != 0 && link_came_up()) return Wake::link_up;
    if (steady_clock::now() >= end) return Wake::time;
  }
}

}  // namespace mend::dock
