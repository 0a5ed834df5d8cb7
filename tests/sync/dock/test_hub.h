#pragma once

#include "authority.h"
#include "content/base/bytes.h"
#include "socket.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace mend::dock::testing {

struct Request {
  std::string method;
  std::string path;
  std::string head;  ///< request line and headers as received
  base::Bytes body;
  std::string device;  ///< common name of the client's certificate
};
struct Response {
  int status = 200;
  std::string body;
  std::vector<std::string> headers;
  bool hang_up = false;  ///< close without an answer
};

/// A small HTTPS server with mutual TLS on 127.0.0.1; one connection at a time, kept alive. What it
/// answers is the test's business.
class TestServer {
 public:
  using Handler = std::function<Response(const Request&)>;
  struct Options {
    std::string names = "IP:127.0.0.1,DNS:localhost";
    bool tls12 = false;
    const Authority* clients = nullptr;  ///< who issues client certificates; default: the server's own
  };
  TestServer(const Authority& authority, Handler handler, const Options& options);
  TestServer(const Authority& authority, Handler handler)
      : TestServer(authority, std::move(handler), Options{}) {}
  ~TestServer();
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/"; }

 private:
  struct Tls;
  void serve();
  void serve_one(Socket connection);

  Handler handler_;
  std::unique_ptr<Tls> tls_;
  Socket listener_;
  Socket stop_;
  int port_ = 0;
  std::thread thread_;
};

/// The hub's device listener as docs/formats.md tells it, with everything in memory.
struct TestHub {
  std::mutex mutex;
  std::map<std::string, base::Bytes> envelopes;  ///< stored
  std::map<std::string, std::string> inbox;      ///< id → item
  std::map<std::string, std::string> repository;
  std::map<std::string, Response> instead;  ///< by path: answer this
  std::vector<std::string> requests;        ///< "PUT /envelopes/…"
  std::string receipt_for(const std::string& id, base::ByteView envelope);
  Response operator()(const Request& request);
};

}  // namespace mend::dock::testing
