#pragma once

#include "socket.h"

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>

namespace mend::dock::testing {

/// A cable that is pulled after so many bytes, counted in both directions over all connections.
class CuttingProxy {
 public:
  CuttingProxy(int hub_port, std::size_t bytes);
  ~CuttingProxy();
  [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/"; }
  /// True once the cable was pulled.
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  void serve(int hub_port);
  bool forward(const Socket& from, const Socket& to);

  Socket listener_;
  Socket stop_;
  int port_;
  std::size_t left_;
  std::atomic<bool> cut_ = false;
  std::thread thread_;
};

}  // namespace mend::dock::testing
