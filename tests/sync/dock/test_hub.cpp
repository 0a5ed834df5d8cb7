#include "test_hub.h"

#include "content/base/hash.h"
#include "sync/protocol/protocol.h"
#include "sync/seal/open/answer_device.h"

#include <algorithm>
#include <csignal>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <optional>
#include <sys/socket.h>
#include <sys/time.h>

namespace mend::dock::testing {

struct TestServer::Tls {
  SSL_CTX* context = SSL_CTX_new(TLS_server_method());
  Tls() = default;
  Tls(const Tls&) = delete;
  Tls& operator=(const Tls&) = delete;
  ~Tls() { SSL_CTX_free(context); }
};

namespace {

using Ssl = std::unique_ptr<SSL, decltype(&SSL_free)>;

BIO* reader(const std::string& pem) {
  return BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
}

std::string common_name(SSL* ssl) {
  X509* certificate = SSL_get0_peer_certificate(ssl);
  char name[128] = {};
  if (certificate != nullptr) {
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
  }
  return name;
}

std::optional<Request> read_request(SSL* ssl) {
  std::string bytes;
  char buffer[16 * 1024];
  const auto more = [&] {
    const int got = SSL_read(ssl, buffer, sizeof buffer);
    if (got > 0) bytes.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
  };
  std::size_t end = 0;
  while ((end = bytes.find("\r\n\r\n")) == std::string::npos) {
    if (!more()) return {};
  }
  Request request;
  request.head = bytes.substr(0, end + 2);
  const std::size_t space = request.head.find(' ');
  request.method = request.head.substr(0, space);
  request.path = request.head.substr(space + 1, request.head.find(' ', space + 1) - space - 1);
  std::size_t length = 0;
  if (const std::size_t at = request.head.find("Content-Length: "); at != std::string::npos) {
    length = std::stoul(request.head.substr(at + 16));
  }
  while (bytes.size() < end + 4 + length) {
    if (!more()) return {};
  }
  request.body = base::to_bytes(bytes.substr(end + 4, length));
  request.device = common_name(ssl);
  return request;
}

std::string written(const Response& response) {
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + " x\r\n";
  for (const std::string& header : response.headers) text += header + "\r\n";
  if (response.status != 204) text += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
  return text + "\r\n" + response.body;
}

}  // namespace

TestServer::TestServer(const Authority& authority, Handler handler, const Options& options)
    : handler_(std::move(handler)),
      tls_(std::make_unique<Tls>()),
      listener_(listen_anywhere()),
      stop_(make_stop()),
      port_(port_of(listener_)) {
  std::signal(SIGPIPE, SIG_IGN);
  const Authority::Server server = authority.make_server(options.names);
  BIO* bio = reader(server.certificate);
  X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  bio = reader(server.key);
  EVP_PKEY* key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  bio = reader((options.clients != nullptr ? *options.clients : authority).certificate());
  X509* ca = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  SSL_CTX* context = tls_->context;
  SSL_CTX_use_certificate(context, certificate);
  SSL_CTX_use_PrivateKey(context, key);
  X509_STORE_add_cert(SSL_CTX_get_cert_store(context), ca);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  const unsigned char name[] = "mend";
  SSL_CTX_set_session_id_context(context, name, sizeof name);
  if (options.tls12) SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
  X509_free(certificate);
  X509_free(ca);
  EVP_PKEY_free(key);
  thread_ = std::thread([this] { serve(); });
}

TestServer::~TestServer() {
  set_stop(stop_);
  thread_.join();
}

void TestServer::serve() {
  while (true) {
    Socket connection = accept_until(listener_, stop_);
    if (connection.get() < 0) return;
    serve_one(std::move(connection));
    ERR_clear_error();
  }
}

void TestServer::serve_one(Socket connection) {
  // A client that neither speaks nor hangs up is a mistake of the test; it must not hang for ever.
  const timeval patience{20, 0};
  ::setsockopt(connection.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const Ssl ssl(SSL_new(tls_->context), &SSL_free);
  SSL_set_fd(ssl.get(), connection.get());
  if (SSL_accept(ssl.get()) != 1) {
    // Let the client read the alert before the connection is reset.
    ::shutdown(connection.get(), SHUT_WR);
    char rest[1024];
    while (::recv(connection.get(), rest, sizeof rest, 0) > 0) {
    }
    return;
  }
  while (const auto request = read_request(ssl.get())) {
    const Response response = handler_(*request);
    if (response.hang_up) return;
    const std::string bytes = written(response);
    if (SSL_write(ssl.get(), bytes.data(), static_cast<int>(bytes.size())) <= 0) return;
  }
}

std::string TestHub::receipt_for(const std::string& id, base::ByteView envelope) {
  base::SeededRandom random(77);
  const auto key = seal::make_signing_pair(random);
  return *opening::sign_receipt({id, base::sha256_hex(envelope), 1'800'000'000'000}, key);
}

Response TestHub::operator()(const Request& request) {
  const std::lock_guard lock(mutex);
  requests.push_back(request.method + " " + request.path);
  if (const auto at = instead.find(request.path); at != instead.end()) return at->second;
  if (request.method == "PUT") {
    const auto id = protocol::id_in_path(request.path, protocol::envelopes_folder);
    if (!id) return {404, "", {}};
    envelopes[*id] = request.body;
    return {200, receipt_for(*id, request.body), {}};
  }
  if (request.path == protocol::inbox_path) {
    std::vector<std::string> ids;
    for (const auto& [id, item] : inbox) ids.push_back(id);
    return {200, protocol::encode_inbox_list(ids), {}};
  }
  if (const auto id = protocol::id_in_path(request.path, protocol::inbox_path)) {
    const auto at = inbox.find(*id);
    if (at == inbox.end()) return {404, "", {}};
    if (request.method == "DELETE") {
      inbox.erase(at);
      return {204, "", {}};
    }
    return {200, at->second, {}};
  }
  if (request.path.starts_with(protocol::repository_path)) {
    const auto at = repository.find(request.path.substr(protocol::repository_path.size()));
    if (at != repository.end()) return {200, at->second, {}};
  }
  return {404, "", {}};
}

}  // namespace mend::dock::testing
