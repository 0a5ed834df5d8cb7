#include "content/base/memory_files.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/http_fetcher.h"
#include "tests/support/loopback_http.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace mend;
using support::HttpReply;
using support::LoopbackHttp;

TEST_CASE("A folder's files are fetched, and never one outside the folder") {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("top/in/sub"));
  REQUIRE(files.write_atomic("top/in/sub/a", base::as_bytes("abc"), base::FileMode::shared_read));
  REQUIRE(files.write_atomic("top/secret", base::as_bytes("x"), base::FileMode::shared_read));
  trust::FolderFetcher fetcher(files, "top/in");
  CHECK(*fetcher.fetch("sub/a", 3) == base::to_bytes("abc"));
  CHECK_FALSE(fetcher.fetch("sub/a", 2));
  CHECK(fetcher.fetch("sub/b", 3).error().kind == base::ErrorKind::not_found);
  for (const char* path : {"../secret", "sub/../../secret", "/secret", "", "sub//a", "./sub/a"}) {
    CHECK_FALSE(fetcher.fetch(path, 100));
  }
}

TEST_CASE("HTTP: a file arrives whole, its path percent-encoded") {
  std::string asked;
  LoopbackHttp server([&](const std::string& path) {
    asked = path;
    return HttpReply{200, base::to_bytes("hello"), ""};
  });
  const auto fetcher = trust::HttpFetcher::create(server.url() + "base");
  REQUIRE(fetcher);
  CHECK(*(*fetcher)->fetch("a b/../é%2F", 5) == base::to_bytes("hello"));
  CHECK(asked == "/base/a%20b/../%C3%A9%252F");
}

TEST_CASE("HTTP: 403 and 404 mean that there is none, every other answer is trouble") {
  int status = 200;
  LoopbackHttp server([&](const std::string&) { return HttpReply{status, base::Bytes(1000, 'x'), ""}; });
  const auto fetcher = trust::HttpFetcher::create(server.url());
  REQUIRE(fetcher);
  for (const int none : {403, 404}) {
    status = none;
    CHECK((*fetcher)->fetch("a", 10).error().kind == base::ErrorKind::not_found);
  }
  for (const int trouble : {204, 206, 301, 400, 410, 500, 503}) {
    status = trouble;
    const auto fetched = (*fetcher)->fetch("a", 5000);
    REQUIRE_FALSE(fetched);
    CHECK(fetched.error().kind == base::ErrorKind::unavailable);
  }
}

TEST_CASE("HTTP: a file that is longer than it may be is cut off") {
  LoopbackHttp server([&](const std::string&) { return HttpReply{200, base::Bytes(1'000'000, 'x'), ""}; });
  const auto fetcher = trust::HttpFetcher::create(server.url());
  REQUIRE(fetcher);
  const auto fetched = (*fetcher)->fetch("a", 999'999);
  REQUIRE_FALSE(fetched);
  CHECK(fetched.error().kind == base::ErrorKind::refused);
  CHECK((*fetcher)->fetch("a", 1'000'000));
}

TEST_CASE("HTTP: a redirect to somewhere else is not followed") {
  bool followed = false;
  LoopbackHttp other([&](const std::string&) {
    followed = true;
    return HttpReply{200, base::to_bytes("x"), ""};
  });
  LoopbackHttp server([&](const std::string&) {
    return HttpReply{302, {}, "Location: " + other.url() + "\r\n"};
  });
  const auto fetcher = trust::HttpFetcher::create(server.url());
  REQUIRE(fetcher);
  CHECK_FALSE((*fetcher)->fetch("a", 10));
  CHECK_FALSE(followed);
}

TEST_CASE("HTTP: an answer that breaks off is trouble, not a short file") {
  LoopbackHttp server([&](const std::string&) {
    return HttpReply{200, base::Bytes(10, 'x'), "Content-Length: 20\r\n"};
  });
  const auto fetcher = trust::HttpFetcher::create(server.url());
  REQUIRE(fetcher);
  CHECK_FALSE((*fetcher)->fetch("a", 100));
}

TEST_CASE("HTTP: nobody there is trouble that names the address") {
  std::string url;
  {
    url = LoopbackHttp([](const std::string&) { return HttpReply{}; }).url();
  }
  const auto fetcher = trust::HttpFetcher::create(url);
  REQUIRE(fetcher);
  const auto fetched = (*fetcher)->fetch("a", 10);
  REQUIRE_FALSE(fetched);
  CHECK(fetched.error().kind == base::ErrorKind::unavailable);
  CHECK(fetched.error().message.find(url) != std::string::npos);
}

TEST_CASE("HTTP: a server that takes the call and says nothing is given up, and holds no refresh for ever") {
  // Nobody ever accepts: the kernel takes the connection, and no answer comes.
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::listen(listener, 1) == 0);
  REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  trust::HttpOptions options;
  options.stall_seconds = 1;
  const auto fetcher = trust::HttpFetcher::create(
      "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/", options);
  REQUIRE(fetcher);
  const auto fetched = (*fetcher)->fetch("a", 10);
  REQUIRE_FALSE(fetched);
  CHECK(fetched.error().kind == base::ErrorKind::unavailable);
  ::close(listener);
}

TEST_CASE("HTTP: a name with slashes in it is one name, and what is encoded stays encoded") {
  std::string asked;
  LoopbackHttp server([&](const std::string& path) {
    asked = path;
    return HttpReply{200, base::to_bytes("hello"), ""};
  });
  const auto fetcher = trust::HttpFetcher::create(server.url());
  REQUIRE(fetcher);
  CHECK((*fetcher)->fetch_named("meta data/", "1.../a b/%2F?#.json", 5));
  CHECK(asked == "/meta%20data/1...%2Fa%20b%2F%252F%3F%23.json");
}

TEST_CASE("A name with slashes in it is one file of a folder") {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("in"));
  REQUIRE(files.write_atomic("in/1...%2Fa.json", base::as_bytes("abc"), base::FileMode::shared_read));
  trust::FolderFetcher fetcher(files, "in");
  CHECK(fetcher.fetch_named("", "1.../a.json", 3));
}

TEST_CASE("Only http and https are addresses of repositories") {
  for (const char* url : {"", "file:///etc/", "ftp://x/", "127.0.0.1"})
    CHECK_FALSE(trust::HttpFetcher::create(url));
}

TEST_CASE("HTTP: a server that hangs up cannot end the program by a signal") {
  REQUIRE(trust::HttpFetcher::create("http://127.0.0.1/"));
  CHECK(std::raise(SIGPIPE) == 0);  // would end this test
}
