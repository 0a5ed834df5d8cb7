#pragma once

#include "sync/hub/certificates.h"

#include <string>

namespace mend::support {

/// What came back over one connection.
struct Exchange {
  bool connected = false;  ///< the TLS handshake went through on our side
  std::string answer;      ///< all bytes until the server closed or `enough` was reached
  [[nodiscard]] int status() const { return answer.size() > 12 ? std::stoi("0" + answer.substr(9, 3)) : 0; }
  [[nodiscard]] std::string body() const {
    const std::size_t at = answer.find("\r\n\r\n");
    return at == std::string::npos ? "" : answer.substr(at + 4);
  }
};

/// Sends raw bytes over TLS to 127.0.0.1 and reads until the server closes the connection. `identity` may be
/// nullptr for a client without a certificate. The server's certificate is checked against `authority`.
Exchange exchange(unsigned short port, const std::string& authority, const hub::Identity* identity,
                  const std::string& bytes);

}  // namespace mend::support
