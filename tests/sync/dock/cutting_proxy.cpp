#include "cutting_proxy.h"

#include <algorithm>
#include <poll.h>
#include <sys/socket.h>

namespace mend::dock::testing {

CuttingProxy::CuttingProxy(int hub_port, std::size_t bytes)
    : listener_(listen_anywhere()), stop_(make_stop()), port_(port_of(listener_)), left_(bytes) {
  thread_ = std::thread([this, hub_port] { serve(hub_port); });
}

CuttingProxy::~CuttingProxy() {
  set_stop(stop_);
  thread_.join();
}

bool CuttingProxy::forward(const Socket& from, const Socket& to) {
  char buffer[4096];
  const ssize_t got = ::recv(from.get(), buffer, sizeof buffer, 0);
  if (got <= 0) return false;
  const std::size_t passed = std::min(left_, static_cast<std::size_t>(got));
  left_ -= passed;
  if (::send(to.get(), buffer, passed, MSG_NOSIGNAL) != static_cast<ssize_t>(passed)) return false;
  if (passed < static_cast<std::size_t>(got)) cut_ = true;
  return !cut_;
}

void CuttingProxy::serve(int hub_port) {
  while (true) {
    const Socket client = accept_until(listener_, stop_);
    if (client.get() < 0) return;
    if (cut_) continue;  // hangs up at once
    const Socket hub = connect_to(hub_port);
    pollfd watched[3] = {{client.get(), POLLIN, 0}, {hub.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}};
    bool open = hub.get() >= 0;
    while (open) {
      ::poll(watched, 3, -1);
      if (watched[2].revents != 0) return;
      if (watched[0].revents != 0) open = forward(client, hub);
      if (open && watched[1].revents != 0) open = forward(hub, client);
    }
  }
}

}  // namespace mend::dock::testing
