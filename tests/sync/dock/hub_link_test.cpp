#include "sync/dock/hub_link.h"

#include "device.h"
#include "test_hub.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <sys/socket.h>

using namespace mend;
using namespace mend::dock;
using namespace mend::dock::testing;

namespace {

TestServer::Handler always(Response response) {
  return [response](const Request&) { return response; };
}

Trouble trouble_of(HubLink& hub) {
  const auto answer = hub.get("/inbox", 100);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.ends_with("."));
  return answer.error();
}

}  // namespace

TEST_CASE("The hub knows the device by its certificate, and the device says its protocol") {
  const Authority authority;
  Device device(authority);
  Request seen;
  const TestServer server(authority, [&](const Request& request) {
    seen = request;
    return Response{200, "hello", {"Mend-Protocol: 1"}};
  });
  const auto hub = device.connect(server.url());
  const auto answer = hub->put("/envelopes/x", base::Bytes(2'000'000, 5), 100);
  REQUIRE(answer);
  CHECK(base::as_text(answer->body) == "hello");
  CHECK(seen.device == device.id);
  CHECK(seen.method == "PUT");
  CHECK(seen.body.size() == 2'000'000);
  CHECK(seen.head.find("Mend-Protocol: 1\r\n") != std::string::npos);
  CHECK(seen.head.find("Expect") == std::string::npos);
  REQUIRE(hub->get("/inbox", 100));
  CHECK(seen.method == "GET");
  CHECK(seen.body.empty());
  REQUIRE(hub->remove("/inbox/x"));
  CHECK(seen.method == "DELETE");
  REQUIRE(hub->get("/inbox", 100));
  CHECK(seen.method == "GET");
}

TEST_CASE("A hub that does not know this device is told apart from a pulled cable") {
  const bool tls12 = GENERATE(false, true);
  const Authority authority, another;
  Device device(authority);
  const TestServer server(authority, always({200, "", {}}), {.tls12 = tls12, .clients = &another});
  const Trouble trouble = trouble_of(*device.connect(server.url()));
  CHECK(trouble.kind == TroubleKind::identity);
  CHECK(trouble.message.find("enrol") != std::string::npos);
}

TEST_CASE("Nothing is handed to somebody who is not our hub") {
  const Authority ours, theirs;
  Device device(ours);
  bool asked = false;
  const auto handler = [&](const Request&) {
    asked = true;
    return Response{200, "", {}};
  };
  {
    // Of the same name, as after a hub was set up anew.
    const TestServer wrong_authority(theirs, handler, {.clients = &ours});
    CHECK(trouble_of(*device.connect(wrong_authority.url())).kind == TroubleKind::stranger);
  }
  {
    const TestServer wrong_name(ours, handler, {.names = "DNS:other.example", .clients = nullptr});
    CHECK(trouble_of(*device.connect(wrong_name.url())).kind == TroubleKind::stranger);
  }
  CHECK_FALSE(asked);
}

TEST_CASE("Something that does not speak TLS is not taken for a pulled cable") {
  const Authority authority;
  Device device(authority);
  const Socket listener = listen_anywhere(), stop = make_stop();
  std::thread plain([&] {
    const Socket client = accept_until(listener, stop);
    const std::string_view hello = "HTTP/1.1 400 Bad Request\r\n\r\n";
    char ignored[4096];
    if (::recv(client.get(), ignored, sizeof ignored, 0) > 0) {
      ::send(client.get(), hello.data(), hello.size(), MSG_NOSIGNAL);
    }
  });
  const std::string url = "https://127.0.0.1:" + std::to_string(port_of(listener)) + "/";
  CHECK(trouble_of(*device.connect(url)).kind == TroubleKind::stranger);
  set_stop(stop);
  plain.join();
}

TEST_CASE("A hub that takes the call and says nothing does not hold the courier for ever") {
  const Authority authority;
  Device device(authority);
  const Socket silent = listen_anywhere();  // the kernel accepts; nobody reads
  auto options = device.link("https://127.0.0.1:" + std::to_string(port_of(silent)) + "/");
  options.connect_seconds = 1;
  const auto hub = HubLink::create(options);
  REQUIRE(hub);
  CHECK(trouble_of(**hub).kind == TroubleKind::unreachable);
}

TEST_CASE("A hub that falls silent in the middle does not hold the courier for ever") {
  const Authority authority;
  Device device(authority);
  const Socket released = make_stop(), nobody = listen_anywhere();
  const TestServer server(authority, [&](const Request&) {
    accept_until(nobody, released);
    return Response{0, "", {}, true};
  });
  auto options = device.link(server.url());
  options.stall_seconds = 1;
  const auto hub = HubLink::create(options);
  REQUIRE(hub);
  const Trouble trouble = trouble_of(**hub);
  set_stop(released);
  CHECK(trouble.kind == TroubleKind::cut);
}

TEST_CASE("Nobody there is said as that") {
  const Authority authority;
  Device device(authority);
  std::string url;
  {
    const TestServer gone(authority, always({200, "", {}}));
    url = gone.url();
  }
  const Trouble trouble = trouble_of(*device.connect(url));
  CHECK(trouble.kind == TroubleKind::unreachable);
  CHECK(trouble.message.find("cable") != std::string::npos);
}

TEST_CASE("Neither redirects nor a proxy of the environment lead the courier elsewhere") {
  const Authority authority;
  Device device(authority);
  int requests = 0;
  const TestServer server(authority, [&](const Request&) {
    ++requests;
    return Response{302, "", {"Location: https://127.0.0.1:1/"}};
  });
  ::setenv("https_proxy", "http://127.0.0.1:1", 1);
  ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  const Trouble trouble = trouble_of(*device.connect(server.url()));
  ::unsetenv("https_proxy");
  ::unsetenv("ALL_PROXY");
  CHECK(trouble.kind == TroubleKind::answer);
  CHECK(requests == 1);
}

TEST_CASE("Only https is spoken") {
  const Authority authority;
  Device device(authority);
  for (const std::string url :
       {"http://127.0.0.1:1/", "ftp://127.0.0.1/", "file:///etc/passwd", "", "https://"}) {
    CHECK_FALSE(HubLink::create(device.link(url)));
  }
}

TEST_CASE("A hub of another protocol version is not misunderstood") {
  const Authority authority;
  Device device(authority);
  const TestServer server(authority, always({200, "", {"mend-protocol: 2"}}));
  const Trouble trouble = trouble_of(*device.connect(server.url()));
  CHECK(trouble.kind == TroubleKind::stranger);
  CHECK(trouble.message.find("version 2") != std::string::npos);
}

TEST_CASE("A stop ends the link before it begins") {
  const Authority authority;
  Device device(authority);
  const TestServer server(authority, always({200, "", {}}));
  std::atomic<bool> stop = true;
  auto options = device.link(server.url());
  options.stop = &stop;
  const auto hub = HubLink::create(options);
  REQUIRE(hub);
  CHECK(trouble_of(**hub).kind == TroubleKind::stopped);
}

TEST_CASE("A stop during a transfer ends it") {
  const Authority authority;
  Device device(authority);
  std::atomic<bool> stop = false;
  // Stops when the request has arrived and then never answers: only the stop can end it.
  const Socket released = make_stop();
  const TestServer server(authority, [&](const Request&) {
    stop = true;
    const Socket nobody = listen_anywhere();
    accept_until(nobody, released);
    return Response{0, "", {}, true};
  });
  auto options = device.link(server.url());
  options.stop = &stop;
  options.stall_seconds = 60;
  const auto hub = HubLink::create(options);
  REQUIRE(hub);
  const Trouble trouble = trouble_of(**hub);
  set_stop(released);
  CHECK(trouble.kind == TroubleKind::stopped);
}
