#include "tests/sync/hub/tls_client.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <memory>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mend::support {

namespace {

template <class T, void (*Free)(T*)>
struct Freer {
  void operator()(T* pointer) const { Free(pointer); }
};

X509* certificate_of(const std::string& pem) {
  BIO* const bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  X509* const certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  return certificate;
}

EVP_PKEY* key_of(const std::string& pem) {
  BIO* const bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  EVP_PKEY* const key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  return key;
}

int connect_to(unsigned short port) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{20, 0};
  ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  return descriptor;
}

}  // namespace

Exchange exchange(unsigned short port, const std::string& authority, const hub::Identity* identity,
                  const std::string& bytes) {
  Exchange result;
  const std::unique_ptr<SSL_CTX, Freer<SSL_CTX, SSL_CTX_free>> context(SSL_CTX_new(TLS_client_method()));
  X509* const root = certificate_of(authority);
  X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), root);
  X509_free(root);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  if (identity) {
    X509* const certificate = certificate_of(identity->certificate);
    EVP_PKEY* const key = key_of(identity->key);
    SSL_CTX_use_certificate(context.get(), certificate);
    SSL_CTX_use_PrivateKey(context.get(), key);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  const int descriptor = connect_to(port);
  {
    const std::unique_ptr<SSL, Freer<SSL, SSL_free>> tls(SSL_new(context.get()));
    SSL_set_fd(tls.get(), descriptor);
    SSL_set1_host(tls.get(), "localhost");
    result.connected = SSL_connect(tls.get()) == 1;
    if (result.connected) {
      std::size_t sent = 0;
      while (sent < bytes.size()) {
        const int wrote = SSL_write(tls.get(), bytes.data() + sent,
                                    static_cast<int>(std::min<std::size_t>(bytes.size() - sent, 16384)));
        if (wrote <= 0) break;
        sent += static_cast<std::size_t>(wrote);
      }
      char buffer[16384];
      for (int got = 0; (got = SSL_read(tls.get(), buffer, sizeof buffer)) > 0;)
        result.answer.append(buffer, static_cast<std::size_t>(got));
    }
  }
  ::close(descriptor);
  ERR_clear_error();
  return result;
}

}  // namespace mend::support
