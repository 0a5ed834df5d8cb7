#include "sync/hub/http_server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <thread>
#include <unistd.h>

namespace mend::hub {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Stream = beast::ssl_stream<beast::tcp_stream>;
using std::chrono::seconds;

constexpr std::size_t kHeadLimit = 16 * 1024;
constexpr std::size_t kDrainLimit = 2 * 1024 * 1024;
constexpr std::size_t kChunk = 256 * 1024;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

struct Peer {
  std::string name, serial;
};

/// The one common name and the serial number of the verified client certificate.
Peer peer_of(SSL* ssl) {
  Peer peer;
  X509* const certificate = SSL_get1_peer_certificate(ssl);
  if (!certificate) return peer;
  X509_NAME* const subject = X509_get_subject_name(certificate);
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (at >= 0 && X509_NAME_get_index_by_NID(subject, NID_commonName, at) < 0) {
    const ASN1_STRING* const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
    peer.name.assign(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                     static_cast<std::size_t>(ASN1_STRING_length(value)));
  }
  BIGNUM* const number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr);
  if (number) {
    char* const hex = BN_bn2hex(number);
    if (hex) peer.serial = hex;
    OPENSSL_free(hex);
    BN_free(number);
  }
  X509_free(certificate);
  return peer;
}

/// What to answer to a request that the parser refused; 0 = nothing, the connection is gone.
int status_of(beast::error_code error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::end_of_stream || error == http::error::partial_message) return 0;
  return error.category() == http::make_error_code(http::error::bad_line_ending).category() ? 400 : 0;
}

std::string_view meaning(int status) {
  switch (status) {
    case 413:
      return "This is more than the hub takes in one request.";
    case 431:
      return "The request's headers are too large.";
    case 500:
      return "The hub made a mistake; the act was not done. Try again, and tell whoever looks after the hub.";
    default:
      return "The hub does not understand this request.";
  }
}

bool is_plain(std::string_view value) {
  return std::none_of(value.begin(), value.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// Only what we understand: origin form, printable ASCII, one Host, a method of ours.
bool is_acceptable(const http::request_header<>& head) {
  const auto target = head.target();
  const bool printable =
      std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
  const bool known = head.method() == http::verb::get || head.method() == http::verb::head ||
                     head.method() == http::verb::post || head.method() == http::verb::put ||
                     head.method() == http::verb::delete_;
  return head.version() == 11 && known && printable && target.starts_with('/') &&
         head.count(http::field::host) == 1 && !head[http::field::host].empty() &&
         head.count(http::field::content_length) <= 1 &&
         !(head.count(http::field::content_length) && head.count(http::field::transfer_encoding));
}

}  // namespace

struct HttpServer::State {
  State(const HttpServerOptions& wanted, HttpHandler answers)
      : options(wanted),
        handler(std::move(answers)),
        io(static_cast<int>(wanted.network_threads)),
        acceptor(io),
        workers(wanted.handler_threads) {}

  HttpServerOptions options;
  HttpHandler handler;
  asio::ssl::context tls{asio::ssl::context::tls_server};
  asio::io_context io;
  tcp::acceptor acceptor;
  asio::thread_pool workers;
  std::atomic<std::size_t> connections = 0;
  std::vector<std::thread> threads;
  unsigned short port = 0;

  base::Status prepare();
  base::Status listen();
  asio::awaitable<void> accept();
  asio::awaitable<void> serve(tcp::socket socket);
  asio::awaitable<bool> serve_one(Stream& stream, beast::flat_buffer& buffer, const Peer& peer);
  asio::awaitable<bool> send(Stream& stream, HttpResponse response, bool head_only, bool keep_alive);
  asio::awaitable<void> send_file(Stream& stream, const FileSlice& file, beast::error_code& error);
  asio::awaitable<void> refuse(Stream& stream, int status);
  HttpResponse answer(const HttpRequest& request) const;
};

base::Status HttpServer::State::prepare() {
  boost::system::error_code error;
  SSL_CTX* const raw = tls.native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(raw, 0);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
  tls.use_certificate_chain(asio::buffer(options.certificate), error);
  if (!error) tls.use_private_key(asio::buffer(options.key), asio::ssl::context::pem, error);
  if (error)
    return base::refused(
        "The hub's server certificate or its key is damaged; remove server.crt and server.key and start the "
        "hub again.");
  if (!options.client_authority.empty()) {
    tls.add_certificate_authority(asio::buffer(options.client_authority), error);
    if (!error) tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert, error);
    if (error)
      return base::refused(
          "The hub's certificate authority ca.crt is damaged; restore it from the last backup.");
  }
  return {};
}

base::Status HttpServer::State::listen() {
  boost::system::error_code error;
  const std::string where = options.address + ":" + std::to_string(options.port);
  const auto address = asio::ip::make_address(options.address, error);
  if (error)
    return base::refused("\"" + options.address + "\" is not an IP address; name one that this machine has.");
  const tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(1024, error);
  if (error == asio::error::address_in_use) {
    return base::fail(
        base::ErrorKind::unavailable,
        "The address " + where + " is taken by another program; choose another port or stop that program.");
  }
  if (error)
    return base::fail(
        base::ErrorKind::unavailable,
        "The hub cannot listen on " + where + " (" + error.message() + "); choose another address or port.");
  port = acceptor.local_endpoint().port();
  return {};
}

asio::awaitable<void> HttpServer::State::accept() {
  while (true) {
    auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(io), kTuple);
    if (error == asio::error::operation_aborted) co_return;
    if (error) {
      // Out of descriptors or the like: leave it be for a moment instead of spinning.
      asio::steady_timer pause(io, std::chrono::milliseconds(100));
      co_await pause.async_wait(kTuple);
      continue;
    }
    if (connections >= options.connections) continue;
    ++connections;
    auto executor = socket.get_executor();
    asio::co_spawn(executor, serve(std::move(socket)), [this](const std::exception_ptr&) { --connections; });
  }
}

asio::awaitable<void> HttpServer::State::serve(tcp::socket socket) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  Stream stream(beast::tcp_stream(std::move(socket)), tls);
  beast::get_lowest_layer(stream).expires_after(seconds(options.request_seconds));
  auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, kTuple);
  if (error) co_return;
  const Peer peer = peer_of(stream.native_handle());
  beast::flat_buffer buffer(kHeadLimit + kChunk);
  buffer.reserve(kHeadLimit);
  while (co_await serve_one(stream, buffer, peer)) {
  }
  beast::get_lowest_layer(stream).expires_after(seconds(2));
  co_await stream.async_shutdown(kTuple);
}

/// True if the connection may carry another request.
asio::awaitable<bool> HttpServer::State::serve_one(Stream& stream, beast::flat_buffer& buffer,
                                                   const Peer& peer) {
  http::request_parser<http::vector_body<std::uint8_t>> parser;
  parser.header_limit(kHeadLimit);
  parser.body_limit(options.body_limit);
  beast::get_lowest_layer(stream).expires_after(seconds(options.request_seconds));
  {
    auto [error, size] = co_await http::async_read_header(stream, buffer, parser, kTuple);
    if (error) {
      if (const int status = status_of(error)) co_await refuse(stream, status);
      co_return false;
    }
  }
  if (!is_acceptable(parser.get().base())) {
    co_await refuse(stream, 400);
    co_return false;
  }
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    auto [error, size] = co_await asio::async_write(stream, asio::buffer(go_on), kTuple);
    if (error) co_return false;
  }
  beast::get_lowest_layer(stream).expires_after(seconds(options.request_seconds));
  if (!parser.is_done()) {
    auto [error, size] = co_await http::async_read(stream, buffer, parser, kTuple);
    if (error) {
      if (const int status = status_of(error)) co_await refuse(stream, status);
      co_return false;
    }
  }
  beast::get_lowest_layer(stream).expires_never();
  http::request<http::vector_body<std::uint8_t>> message = parser.release();
  const bool keep_alive = message.keep_alive();
  HttpRequest request;
  request.method = std::string(message.method_string());
  const std::string_view target(message.target().data(), message.target().size());
  const std::size_t question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  if (question < target.size()) request.query = target.substr(question + 1);
  request.host = std::string(message[http::field::host]);
  for (const auto& field : message) {
    std::string name(field.name_string());
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto same = std::find_if(request.headers.begin(), request.headers.end(),
                                   [&](const auto& header) { return header.first == name; });
    if (same != request.headers.end()) {
      same->second += ", " + std::string(field.value());
    } else {
      request.headers.emplace_back(std::move(name), std::string(field.value()));
    }
  }
  request.body = std::move(message.body());
  request.peer_name = peer.name;
  request.peer_serial = peer.serial;
  // Handlers may wait for the disk; the network threads never do.
  HttpResponse response = co_await asio::co_spawn(
      workers.get_executor(), [&]() -> asio::awaitable<HttpResponse> { co_return answer(request); },
      asio::use_awaitable);
  co_return co_await send(stream, std::move(response), request.method == "HEAD", keep_alive);
}

HttpResponse HttpServer::State::answer(const HttpRequest& request) const {
  HttpResponse response;
  try {
    response = handler(request);
  } catch (const std::exception&) {
    response = plain_response(500, std::string(meaning(500)));
  }
  const bool safe = std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
    return is_plain(header.first) && is_plain(header.second);
  });
  return safe ? response : plain_response(500, std::string(meaning(500)));
}

asio::awaitable<bool> HttpServer::State::send(Stream& stream, HttpResponse response, bool head_only,
                                              bool keep_alive) {
  const std::uint64_t length = response.file ? response.file->length() : response.body.size();
  // A total limit that still lets a slow line have a large file: 16 KiB a second.
  beast::get_lowest_layer(stream).expires_after(seconds(options.request_seconds) +
                                                seconds(length / (16 * 1024)));
  beast::error_code error;
  if (response.file || head_only) {
    http::response<http::empty_body> head(static_cast<http::status>(response.status), 11);
    for (const auto& [name, value] : response.headers) head.insert(name, value);
    head.content_length(length);
    head.keep_alive(keep_alive);
    http::response_serializer<http::empty_body> serializer(head);
    std::tie(error, std::ignore) = co_await http::async_write_header(stream, serializer, kTuple);
    if (!error && !head_only) co_await send_file(stream, *response.file, error);
  } else {
    http::response<http::span_body<const char>> whole(static_cast<http::status>(response.status), 11);
    for (const auto& [name, value] : response.headers) whole.insert(name, value);
    whole.body() = boost::beast::span<const char>(response.body.data(), response.body.size());
    if (response.status != 204 && response.status != 304) whole.content_length(length);
    whole.keep_alive(keep_alive);
    std::tie(error, std::ignore) = co_await http::async_write(stream, whole, kTuple);
  }
  co_return !error && keep_alive;
}

asio::awaitable<void> HttpServer::State::send_file(Stream& stream, const FileSlice& file,
                                                   beast::error_code& error) {
  std::vector<char> chunk(static_cast<std::size_t>(std::min<std::uint64_t>(kChunk, file.length())));
  std::uint64_t done = 0;
  while (done < file.length()) {
    const std::size_t want =
        static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), file.length() - done));
    const ssize_t got =
        ::pread(file.descriptor(), chunk.data(), want, static_cast<off_t>(file.offset() + done));
    if (got <= 0) {
      // The file grew shorter: break off, so that the other side sees an incomplete body.
      error = asio::error::eof;
      co_return;
    }
    std::tie(error, std::ignore) =
        co_await asio::async_write(stream, asio::buffer(chunk.data(), static_cast<std::size_t>(got)), kTuple);
    if (error) co_return;
    done += static_cast<std::uint64_t>(got);
  }
}

/// Answers, says goodbye, and then reads on for a bounded while, so that a client that is still sending sees
/// the answer and not a reset.
asio::awaitable<void> HttpServer::State::refuse(Stream& stream, int status) {
  co_await send(stream, plain_response(status, std::string(meaning(status))), false, false);
  beast::tcp_stream& plain = beast::get_lowest_layer(stream);
  plain.expires_after(seconds(5));
  co_await stream.async_shutdown(kTuple);
  beast::error_code ignored;
  plain.socket().shutdown(tcp::socket::shutdown_send, ignored);
  std::array<char, 16 * 1024> rest{};
  for (std::size_t read = 0; read < kDrainLimit;) {
    auto [error, size] = co_await plain.async_read_some(asio::buffer(rest), kTuple);
    if (error) co_return;
    read += size;
  }
}

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

base::Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpServerOptions& options,
                                                            HttpHandler handler) {
  try {
    auto state = std::make_unique<State>(options, std::move(handler));
    MEND_CHECK(state->prepare());
    MEND_CHECK(state->listen());
    State* const raw = state.get();
    asio::co_spawn(raw->io, raw->accept(), asio::detached);
    for (unsigned i = 0; i < options.network_threads; ++i) {
      raw->threads.emplace_back([raw] { raw->io.run(); });
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
  } catch (const std::exception& error) {
    return base::fail(base::ErrorKind::unavailable,
                      std::string("The hub's server cannot start: ") + error.what() + ".");
  }
}

HttpServer::~HttpServer() {
  state_->io.stop();
  for (std::thread& thread : state_->threads) thread.join();
  state_->workers.join();
}

unsigned short HttpServer::port() const {
  return state_->port;
}

}  // namespace mend::hub
