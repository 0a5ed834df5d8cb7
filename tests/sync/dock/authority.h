#pragma once

#include "content/base/bytes.h"

#include <string>
#include <string_view>

namespace mend::dock::testing {

/// A certificate authority as a hub has one, and what it issues. Everything is PEM.
class Authority {
 public:
  Authority();
  [[nodiscard]] const std::string& certificate() const { return certificate_; }
  /// For a request that a device made.
  [[nodiscard]] std::string issue(const std::string& request) const;
  struct Server {
    std::string key;
    std::string certificate;
  };
  /// `names` as in a certificate: "IP:127.0.0.1,DNS:localhost".
  [[nodiscard]] Server make_server(std::string_view names) const;

 private:
  std::string key_;
  std::string certificate_;
};

}  // namespace mend::dock::testing
