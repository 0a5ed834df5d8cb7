#include "authority.h"

#include "sync/dock/x509.h"

#include <memory>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace mend::dock::testing {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

Bio reader(const std::string& pem) {
  return {BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free_all};
}

Key key_of(const std::string& pem) {
  const Bio bio = reader(pem);
  return {PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free};
}

std::string new_key() {
  return std::string(base::as_text(make_tls_key()->view()));
}

void add(X509* certificate, X509* issuer, int extension, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* made = X509V3_EXT_conf_nid(nullptr, &context, extension, value.c_str());
  if (made == nullptr) throw std::runtime_error("cannot make a certificate's extension");
  X509_add_ext(certificate, made, -1);
  X509_EXTENSION_free(made);
}

Certificate blank(EVP_PKEY* key) {
  static long serial = 1;
  Certificate certificate(X509_new(), &X509_free);
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600 * 24);
  X509_set_pubkey(certificate.get(), key);
  return certificate;
}

void name(X509_NAME* place, const std::string& text) {
  X509_NAME_add_entry_by_txt(place, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.c_str()),
                             -1, -1, 0);
}

std::string pem(X509* certificate) {
  const Bio bio(BIO_new(BIO_s_mem()), &BIO_free_all);
  PEM_write_bio_X509(bio.get(), certificate);
  char* data = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(length)};
}

Certificate read(const std::string& text) {
  const Bio bio = reader(text);
  return {PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free};
}

}  // namespace

Authority::Authority() : key_(new_key()) {
  const Key key = key_of(key_);
  const Certificate certificate = blank(key.get());
  name(X509_get_subject_name(certificate.get()), "Test authority");
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
  add(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
  add(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign");
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  certificate_ = pem(certificate.get());
}

std::string Authority::issue(const std::string& request_pem) const {
  const Bio bio = reader(request_pem);
  const std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)> request(
      PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr), &X509_REQ_free);
  if (!request || X509_REQ_verify(request.get(), X509_REQ_get0_pubkey(request.get())) != 1) {
    throw std::runtime_error("the request cannot be read");
  }
  const Certificate ca = read(certificate_);
  const Certificate certificate = blank(X509_REQ_get0_pubkey(request.get()));
  X509_set_subject_name(certificate.get(), X509_REQ_get_subject_name(request.get()));
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(ca.get()));
  add(certificate.get(), ca.get(), NID_ext_key_usage, "clientAuth");
  X509_sign(certificate.get(), key_of(key_).get(), EVP_sha256());
  return pem(certificate.get());
}

Authority::Server Authority::make_server(std::string_view names) const {
  Server server;
  server.key = new_key();
  const Key key = key_of(server.key);
  const Certificate ca = read(certificate_);
  const Certificate certificate = blank(key.get());
  name(X509_get_subject_name(certificate.get()), "hub");
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(ca.get()));
  add(certificate.get(), ca.get(), NID_subject_alt_name, std::string(names));
  X509_sign(certificate.get(), key_of(key_).get(), EVP_sha256());
  server.certificate = pem(certificate.get());
  return server;
}

}  // namespace mend::dock::testing
