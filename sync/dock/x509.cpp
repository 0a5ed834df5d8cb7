#include "sync/dock/x509.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace mend::dock {

namespace {

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Request = std::unique_ptr<X509_REQ, Freer<X509_REQ_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;

Bio reader(base::ByteView bytes) {
  return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

Key read_key(base::ByteView pem) {
  const Bio bio = reader(pem);
  // The empty password keeps OpenSSL from asking on the terminal.
  char none[] = "";
  return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, none));
}

Certificate read_certificate(std::string_view pem) {
  const Bio bio = reader(base::as_bytes(pem));
  return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

base::ByteView written(const Bio& bio) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &data);
  return {reinterpret_cast<const std::uint8_t*>(data), static_cast<std::size_t>(length)};
}

tl::unexpected<base::Error> internal(const char* what) {
  ERR_clear_error();
  return base::fail(base::ErrorKind::internal, std::string("OpenSSL cannot make ") + what + ".");
}

}  // namespace

base::Result<base::SecretBytes> make_tls_key() {
  const Key key(EVP_EC_gen("P-256"));
  const Bio bio(BIO_new(BIO_s_secmem()));
  if (!key || !bio ||
      PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return internal("a key");
  }
  return base::SecretBytes(written(bio));
}

base::Result<std::string> make_certificate_request(base::ByteView key_pem, std::string_view common_name) {
  const Key key = read_key(key_pem);
  const Request request(X509_REQ_new());
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!key || !request || !bio) return internal("a certificate request");
  X509_NAME* name = X509_REQ_get_subject_name(request.get());
  const bool made = X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
                    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                               reinterpret_cast<const unsigned char*>(common_name.data()),
                                               static_cast<int>(common_name.size()), -1, 0) == 1 &&
                    X509_REQ_set_pubkey(request.get(), key.get()) == 1 &&
                    X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0 &&
                    PEM_write_bio_X509_REQ(bio.get(), request.get()) == 1;
  if (!made) return internal("a certificate request");
  return std::string(base::as_text(written(bio)));
}

base::Status check_certificate(std::string_view certificate_pem, std::string_view ca_pem,
                               base::ByteView key_pem, std::string_view common_name) {
  const Certificate certificate = read_certificate(certificate_pem);
  const Certificate ca = read_certificate(ca_pem);
  const Key key = read_key(key_pem);
  ERR_clear_error();
  if (!certificate || !ca) return base::refused("The enrolment's certificates cannot be read.");
  if (!key) return base::refused("This device's own TLS key cannot be read; make a new identity.");
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    ERR_clear_error();
    return base::refused("The certificate is not for this device's key; it answers another request.");
  }
  char name[128] = {};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name);
  if (common_name != name) return base::refused("The certificate is for another device.");
  const Key authority(X509_get_pubkey(ca.get()));
  if (!authority || X509_check_ca(ca.get()) == 0 || X509_verify(certificate.get(), authority.get()) != 1) {
    ERR_clear_error();
    return base::refused("The certificate was not issued by the authority that came with it.");
  }
  return {};
}

}  // namespace mend::dock
