#pragma once

#include "content/base/result.h"
#include "sync/hub/http.h"

#include <cstddef>
#include <memory>
#include <string>

namespace mend::hub {

struct HttpServerOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 0;       ///< 0 = any that is free
  std::string certificate;       ///< PEM
  std::string key;               ///< PEM
  std::string client_authority;  ///< PEM; when given, only clients that it certified get through
  std::size_t body_limit = 64 * 1024;
  std::size_t connections = 512;
  unsigned network_threads = 1;
  unsigned handler_threads = 4;
  int request_seconds = 30;  ///< in all for the head, and again for the body: a dripping client is cut off
};

/// HTTPS with a strict parser. The only place that knows Boost.Beast.
class HttpServer {
 public:
  /// Listens and serves until it is destroyed, which waits for handlers that run.
  static base::Result<std::unique_ptr<HttpServer>> start(const HttpServerOptions& options,
                                                         HttpHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] unsigned short port() const;

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mend::hub
