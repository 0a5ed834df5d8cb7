#pragma once

#include "content/base/bytes.h"

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace mend::support {

struct HttpReply {
  int status = 200;
  base::Bytes body;
  std::string headers;  ///< further header lines, each ended by CR LF; may lie about Content-Length
};

/// A plain HTTP server on 127.0.0.1 and a free port, one request a connection, for tests of clients.
class LoopbackHttp {
 public:
  /// The handler gets the path as it was sent, percent signs and all, in the server's thread.
  using Handler = std::function<HttpReply(const std::string& path)>;
  explicit LoopbackHttp(Handler handler);
  /// The same, and all lines of the request.
  using HandlerOfLines = std::function<HttpReply(const std::string& path, const std::string& request)>;
  explicit LoopbackHttp(HandlerOfLines handler);
  ~LoopbackHttp();
  LoopbackHttp(const LoopbackHttp&) = delete;
  LoopbackHttp& operator=(const LoopbackHttp&) = delete;

  /// "http://127.0.0.1:PORT/"
  [[nodiscard]] std::string url() const;

 private:
  void serve();
  void answer(int connection);

  HandlerOfLines handler_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

/// What the path of a request says once its percent signs are read.
std::string percent_decode(const std::string& text);

}  // namespace mend::support
