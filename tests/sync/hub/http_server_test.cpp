#include "sync/hub/http_server.h"

#include "sync/hub/device_service.h"
#include "sync/protocol/protocol.h"
#include "sync/protocol/report.h"
#include "sync/seal/hub_time.h"
#include "sync/seal/receipt.h"
#include "tests/sync/hub/prison.h"
#include "tests/sync/hub/tls_client.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

using namespace mend;
using namespace mend::hub;
using support::Exchange;

namespace {

/// The device listener of a hub, with one enrolled device.
struct Listening {
  support::Prison prison{base::SystemClock().now()};  // TLS looks at the machine's clock
  support::Terminal terminal;
  Identity authority;
  std::unique_ptr<DeviceService> service;
  std::unique_ptr<HttpServer> server;

  Listening() {
    std::signal(SIGPIPE, SIG_IGN);
    const std::string sam = prison.add_resident("Sam", "A1234BC", "");
    terminal = prison.add_terminal({sam});
    authority = prison.hub->authority().value();
    const Identity identity = prison.hub->server_identity().value();
    service = std::make_unique<DeviceService>(prison.context(), *prison.policy, prison.repository());
    HttpServerOptions options;
    options.certificate = identity.certificate;
    options.key = identity.key;
    options.client_authority = authority.certificate;
    options.body_limit = protocol::envelope_limit;
    options.request_seconds = 2;
    server = std::move(HttpServer::start(options, [this](const HttpRequest& request) {
                         return service->answer(request);
                       }).value());
  }
  Exchange ask(const std::string& bytes) {
    return support::exchange(server->port(), authority.certificate, &terminal.courier, bytes);
  }
  /// A whole request that closes the connection afterwards.
  Exchange ask(const std::string& line, const std::string& headers, const std::string& body = "") {
    return ask(line + " HTTP/1.1\r\nHost: localhost\r\nMend-Protocol: 1\r\nConnection: close\r\n" + headers +
               "\r\n" + body);
  }
};

}  // namespace

TEST_CASE("a device without a certificate, or with one of another authority, gets nothing at all") {
  Listening hub;
  const std::string request =
      "GET /inbox HTTP/1.1\r\nHost: localhost\r\nMend-Protocol: 1\r\nConnection: close\r\n\r\n";
  CHECK(support::exchange(hub.server->port(), hub.authority.certificate, nullptr, request).answer.empty());

  const Identity other = make_authority("Another hub", hub.prison.clock, hub.prison.random).value();
  const support::CourierRequest courier = support::make_courier_request(hub.terminal.id);
  const auto certificate =
      certify_device(other, courier.csr, hub.terminal.id, hub.prison.clock, hub.prison.random);
  const Identity forged{certificate.value().certificate, courier.key};
  CHECK(support::exchange(hub.server->port(), hub.authority.certificate, &forged, request).answer.empty());

  // The hub's own server certificate is of the right authority, but not for clients.
  const Identity server = hub.prison.hub->server_identity().value();
  CHECK(support::exchange(hub.server->port(), hub.authority.certificate, &server, request).answer.empty());
  CHECK(hub.ask(request).status() == 200);
}

TEST_CASE("a revoked device is refused at its next request") {
  Listening hub;
  REQUIRE(hub.ask("GET /inbox", "").status() == 200);
  REQUIRE(Devices(hub.prison.context()).revoke(hub.terminal.id, ""));
  CHECK(hub.ask("GET /inbox", "").status() == 403);
}

TEST_CASE("an envelope goes in over the wire and its inbox item comes out") {
  Listening hub;
  (void)hub.prison.fetch_items(hub.terminal);
  const std::string subject = [&] {
    std::string found;
    REQUIRE(hub.prison.context().storage.read([&](Connection& connection) -> Status {
      MEND_TRY(const Rows rows, connection.run("SELECT subject FROM residents"));
      found = rows.at(0).text(0);
      return {};
    }));
    return found;
  }();
  const auto envelope = hub.prison.seal(hub.terminal, {subject});
  const std::string body(base::as_text(envelope.file));
  const std::string headers = "Content-Length: " + std::to_string(body.size()) + "\r\n";
  const Exchange put = hub.ask("PUT /envelopes/" + envelope.id, headers, body);
  CHECK(put.status() == 200);
  CHECK(seal::verify_receipt(base::as_bytes(put.body()), hub.prison.context().keys.signing.public_key,
                             envelope.id, envelope.sha256));
  CHECK(hub.ask("PUT /envelopes/" + envelope.id, headers, body).body() == put.body());

  const auto ids = protocol::parse_inbox_list(base::as_bytes(hub.ask("GET /inbox", "").body()));
  REQUIRE(ids);
  REQUIRE(ids->size() == 1);
  const Exchange item = hub.ask("GET /inbox/" + ids->front(), "");
  CHECK(seal::open_item(base::as_bytes(item.body()), hub.terminal.inbox,
                        hub.prison.context().keys.signing.public_key, hub.terminal.id));
  CHECK(hub.ask("DELETE /inbox/" + ids->front(), "").status() == 204);
  CHECK(hub.ask("DELETE /inbox/" + ids->front(), "").status() == 204);
  CHECK(hub.ask("GET /inbox/" + ids->front(), "").status() == 404);
}

TEST_CASE("requests that servers disagree about are refused, and the connection with them") {
  Listening hub;
  const std::string id(32, 'a');
  const std::string start = "PUT /envelopes/" + id + " HTTP/1.1\r\nHost: localhost\r\nMend-Protocol: 1\r\n";
  const std::string smuggled = "GET /inbox HTTP/1.1\r\nHost: localhost\r\nMend-Protocol: 1\r\n\r\n";
  const auto attack = GENERATE_COPY(values<std::string>(
      {start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
       start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + smuggled,
       start + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello" + smuggled,
       start + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello" + smuggled,
       start + "Content-Length: +5\r\n\r\nhello" + smuggled, start + "Content-Length: -1\r\n\r\n" + smuggled,
       start + "Content-Length : 5\r\n\r\nhello" + smuggled, start + "Host: other\r\n\r\n" + smuggled,
       "GET /inbox HTTP/1.1\r\nMend-Protocol: 1\r\n\r\n" + smuggled,
       "GET /inbox HTTP/1.0\r\nHost: localhost\r\nMend-Protocol: 1\r\n\r\n" + smuggled,
       "GET http://localhost/inbox HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled,
       "GET /inbox\r\n\r\n" + smuggled, "TRACE /inbox HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled,
       "GET /inbox HTTP/1.1\nHost: localhost\n\n",
       "GET /in\x01"
       "box HTTP/1.1\r\nHost: localhost\r\n\r\n"}));
  CAPTURE(attack);
  const Exchange answer = hub.ask(attack);
  CHECK(answer.status() == 400);
  // One answer only: what was behind is not served.
  CHECK(answer.answer.find("HTTP/1.1", 1) == std::string::npos);
  CHECK(hub.prison.count("quarantine") == 0);
}

TEST_CASE("too much is refused with an answer that the client can read") {
  Listening hub;
  const std::string id(32, 'a');
  const std::string big(1024 * 1024 + 1, 'x');
  CHECK(hub.ask("PUT /envelopes/" + id, "Content-Length: " + std::to_string(big.size()) + "\r\n", big)
            .status() == 413);
  CHECK(
      hub.ask("PUT /envelopes/" + id, "Transfer-Encoding: chunked\r\n", "100001\r\n" + big + "\r\n0\r\n\r\n")
          .status() == 413);
  std::string headers;
  for (int i = 0; i < 2000; ++i) headers += "X-" + std::to_string(i) + ": padding\r\n";
  CHECK(hub.ask("GET /inbox", headers).status() == 431);
  CHECK(hub.ask("GET /inbox", "X: " + std::string(100'000, 'x') + "\r\n").status() == 431);
  CHECK(hub.prison.count("quarantine") == 0);
  CHECK(hub.ask("GET /inbox", "").status() == 200);
}

TEST_CASE("a client that sends half a request is cut off") {
  Listening hub;
  CHECK(hub.ask(std::string("GET /inbox HTTP/1.1\r\nHost: loc")).answer.empty());
  CHECK(hub.ask("PUT /envelopes/" + std::string(32, 'a'), "Content-Length: 100\r\n", "half").answer.empty());
}

TEST_CASE("another version of the protocol is refused by name") {
  Listening hub;
  const Exchange answer = hub.ask(
      std::string("GET /inbox HTTP/1.1\r\nHost: localhost\r\nMend-Protocol: 2\r\nConnection: close\r\n\r\n"));
  CHECK(answer.status() == 400);
  CHECK_THAT(answer.body(), Catch::Contains("version 1"));
}

TEST_CASE("files of the repository are served whole and in ranges, and nothing outside of it ever") {
  Listening hub;
  const base::Path folder = hub.prison.repository();
  std::filesystem::create_directories(folder / "blobs" / "ab");
  std::string blob;
  for (int i = 0; i < 700'000; ++i) blob += static_cast<char>(i * 7);
  std::ofstream(folder / "blobs" / "ab" / "abcd", std::ios::binary) << blob;
  std::ofstream(folder / ".hidden") << "secret";
  std::filesystem::create_symlink("/etc/passwd", folder / "passwd");
  std::filesystem::create_directory_symlink("/etc", folder / "etc");

  const Exchange whole = hub.ask("GET /repository/blobs/ab/abcd", "");
  CHECK(whole.status() == 200);
  CHECK(whole.body() == blob);
  const Exchange part = hub.ask("GET /repository/blobs/ab/abcd", "Range: bytes=699990-\r\n");
  CHECK(part.status() == 206);
  CHECK(part.body() == blob.substr(699990));
  CHECK_THAT(part.answer, Catch::Contains("Content-Range: bytes 699990-699999/700000"));
  CHECK(hub.ask("GET /repository/blobs/ab/abcd", "Range: bytes=10-19\r\n").body() == blob.substr(10, 10));
  CHECK(hub.ask("GET /repository/blobs/ab/abcd", "Range: bytes=-5\r\n").body() == blob.substr(699995));
  CHECK(hub.ask("GET /repository/blobs/ab/abcd", "Range: bytes=700000-\r\n").status() == 416);
  CHECK(hub.ask("GET /repository/blobs/ab/abcd", "Range: bytes=10-19\r\nIf-Range: \"old\"\r\n").status() ==
        200);
  CHECK(hub.ask("HEAD /repository/blobs/ab/abcd", "").body().empty());
  CHECK(hub.ask("PUT /repository/blobs/ab/abcd", "Content-Length: 1\r\n", "x").status() == 405);

  for (const char* path : {"../data/hub.key", "blobs/../../data/hub.key", "%2e%2e/data/hub.key",
                           "..%2fdata%2fhub.key", ".hidden", "passwd", "etc/passwd", "blobs", "blobs/ab/",
                           "/etc/passwd", "", "blobs//ab/abcd", "blobs/ab/abcd/x", "a/b/c/d/e/f/g/h/i/j"}) {
    CAPTURE(path);
    CHECK(hub.ask("GET /repository/" + std::string(path), "").status() == 404);
  }
}

TEST_CASE("a taken port is named in one sentence") {
  Listening hub;
  const Identity identity = hub.prison.hub->server_identity().value();
  HttpServerOptions options;
  options.certificate = identity.certificate;
  options.key = identity.key;
  options.port = hub.server->port();
  const auto second = HttpServer::start(options, [](const HttpRequest&) { return HttpResponse(); });
  REQUIRE_FALSE(second);
  CHECK_THAT(second.error().message,
             Catch::Contains(std::to_string(options.port)) && Catch::Contains("taken"));
}

TEST_CASE("an answer that would split the response is not sent") {
  Listening hub;
  const Identity identity = hub.prison.hub->server_identity().value();
  HttpServerOptions options;
  options.certificate = identity.certificate;
  options.key = identity.key;
  const auto server = std::move(HttpServer::start(options, [](const HttpRequest& request) {
                                  HttpResponse response;
                                  if (request.path == "/throw") throw std::runtime_error("x");
                                  response.set("Location", "/a\r\nSet-Cookie: evil=1");
                                  return response;
                                }).value());
  const auto get = [&](const std::string& path) {
    return support::exchange(server->port(), hub.authority.certificate, nullptr,
                             "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  };
  CHECK(get("/").status() == 500);
  CHECK(get("/").answer.find("evil") == std::string::npos);
  CHECK(get("/throw").status() == 500);
}

TEST_CASE("a device that asks is told the time, signed for it and for its question") {
  Listening hub;
  const std::string nonce = hub.prison.random.id();
  const auto key = hub.prison.context().keys.signing.public_key;
  const Exchange told = hub.ask("GET /time/" + nonce, "");
  REQUIRE(told.status() == 200);
  const auto time = seal::verify_hub_time(base::as_bytes(told.body()), key, hub.terminal.id, nonce);
  REQUIRE(time);
  CHECK(time->time / 1000 == hub.prison.clock.now() / 1000);
  CHECK(told.body().size() < protocol::time_limit);
  // Who asks is said by the certificate: nobody can ask for another device.
  CHECK(hub.ask("GET /time/" + nonce + "?device=" + std::string(32, 'a'), "").body() == told.body());
  CHECK(hub.ask("GET /time/short", "").status() == 400);
  CHECK(hub.ask("DELETE /time/" + nonce, "").status() == 405);
}

TEST_CASE(
    "what a device says of itself is kept for staff, the last word only, and nothing that is no report") {
  Listening hub;
  const auto put = [&](const std::string& body) {
    return hub.ask("PUT /report", "Content-Length: " + std::to_string(body.size()) + "\r\n", body).status();
  };
  protocol::DeviceReport report;
  report.courier = protocol::CourierReport{"0.1.0", {}};
  protocol::add_refusal(report.courier->refusals, "trust.rollback role=snapshot version=2",
                        1'800'000'000'000);
  CHECK(put(protocol::encode(report)) == 204);
  report.courier->app = "0.2.0";
  CHECK(put(protocol::encode(report)) == 204);
  CHECK(put("{\"format\":1,\"note\":\"Sam asked for help\"}") == 400);
  CHECK(put("") == 400);
  CHECK(hub.prison.count("device_reports") == 1);
  hub.prison.restart();
  const Status looked = hub.prison.context().storage.read([&](Connection& connection) -> Status {
    const auto all = Devices::all(connection);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    REQUIRE(all->front().said);
    CHECK(all->front().said->report.courier->app == "0.2.0");
    return {};
  });
  CHECK(looked);
}
