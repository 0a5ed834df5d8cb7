#include "sync/hub/certificates.h"

#include <array>
#include <ctime>
#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace mend::hub {

namespace {

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Freer<X509_REQ_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

constexpr std::int64_t kDay = 24 * 60 * 60;

tl::unexpected<base::Error> trouble(std::string_view doing) {
  ERR_clear_error();
  return base::fail(base::ErrorKind::internal,
                    "A certificate cannot be made: " + std::string(doing) + " failed.");
}

Bio reader(std::string_view pem) {
  return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

base::Result<std::string> pem(X509* certificate) {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1) return trouble("writing it");
  return text_of(bio.get());
}

base::Result<std::string> pem(EVP_PKEY* key) {
  const Bio bio(BIO_new(BIO_s_secmem()));
  if (!bio || PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return trouble("writing its key");
  }
  return text_of(bio.get());
}

bool add_extension(X509* certificate, X509* issuer, int id, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

struct Wanted {
  std::string_view common_name;
  std::int64_t days = 0;
  std::vector<std::pair<int, std::string>> extensions;
};

base::Result<Certificate> make(EVP_PKEY* subject_key, X509* issuer, EVP_PKEY* issuer_key,
                               const Wanted& wanted, const base::Clock& clock, base::Random& random) {
  Certificate certificate(X509_new());
  if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1)
    return trouble("beginning it");
  std::array<std::uint8_t, 16> serial{};
  random.fill(serial);
  serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7f) | 0x40);  // positive, and always of one length
  const Number number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
  if (!number || !BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())))
    return trouble("its number");
  const std::time_t now = static_cast<std::time_t>(clock.now() / 1000);
  if (!ASN1_TIME_set(X509_getm_notBefore(certificate.get()), now - kDay) ||
      !ASN1_TIME_set(X509_getm_notAfter(certificate.get()), now + wanted.days * kDay)) {
    return trouble("its dates");
  }
  X509_NAME* name = X509_get_subject_name(certificate.get());
  if (X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                 reinterpret_cast<const unsigned char*>(wanted.common_name.data()),
                                 static_cast<int>(wanted.common_name.size()), -1, 0) != 1 ||
      X509_set_pubkey(certificate.get(), subject_key) != 1) {
    return trouble("its name");
  }
  X509* const signer = issuer ? issuer : certificate.get();
  if (X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer)) != 1)
    return trouble("its issuer");
  for (const auto& [id, value] : wanted.extensions) {
    if (!add_extension(certificate.get(), signer, id, value)) return trouble("its extensions");
  }
  if (X509_sign(certificate.get(), issuer_key, EVP_sha256()) == 0) return trouble("signing it");
  return certificate;
}

struct Authority {
  Certificate certificate;
  Key key;
};

base::Result<Authority> read(const Identity& identity) {
  Authority authority{
      Certificate(PEM_read_bio_X509(reader(identity.certificate).get(), nullptr, nullptr, nullptr)),
      Key(PEM_read_bio_PrivateKey(reader(identity.key).get(), nullptr, nullptr, nullptr))};
  if (!authority.certificate || !authority.key ||
      X509_check_private_key(authority.certificate.get(), authority.key.get()) != 1) {
    ERR_clear_error();
    return base::refused(
        "The hub's certificate authority (ca.crt, ca.key) is damaged; restore it from the last backup.");
  }
  return authority;
}

bool is_p256(EVP_PKEY* key) {
  std::array<char, 64> group{};
  std::size_t length = 0;
  return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
         EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
         std::string_view(group.data(), length) == "prime256v1";
}

std::string common_name(X509_NAME* name) {
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0 || X509_NAME_get_index_by_NID(name, NID_commonName, at) >= 0) return "";
  const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
          static_cast<std::size_t>(ASN1_STRING_length(value))};
}

}  // namespace

base::Result<Identity> make_authority(std::string_view name, const base::Clock& clock, base::Random& random) {
  const Key key(EVP_EC_gen("P-256"));
  if (!key) return trouble("making a key");
  const Wanted wanted{name,
                      20 * 365,
                      {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                       {NID_key_usage, "critical,keyCertSign,cRLSign"},
                       {NID_subject_key_identifier, "hash"}}};
  MEND_TRY(const Certificate certificate, make(key.get(), nullptr, key.get(), wanted, clock, random));
  Identity identity;
  MEND_TRY(identity.certificate, pem(certificate.get()));
  MEND_TRY(identity.key, pem(key.get()));
  return identity;
}

base::Status check_authority(const Identity& authority) {
  MEND_CHECK(read(authority));
  return {};
}

base::Result<Identity> make_server_identity(const Identity& authority, const std::vector<std::string>& names,
                                            const base::Clock& clock, base::Random& random) {
  MEND_TRY(const Authority issuer, read(authority));
  const Key key(EVP_EC_gen("P-256"));
  if (!key) return trouble("making a key");
  std::string alternatives;
  for (const std::string& name : names) {
    const bool address =
        name.find_first_not_of("0123456789.") == std::string::npos || name.find(':') != std::string::npos;
    alternatives += (alternatives.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + name;
  }
  const Wanted wanted{"Mend hub",
                      825,
                      {{NID_basic_constraints, "critical,CA:FALSE"},
                       {NID_key_usage, "critical,digitalSignature"},
                       {NID_ext_key_usage, "serverAuth"},
                       {NID_subject_key_identifier, "hash"},
                       {NID_authority_key_identifier, "keyid:always"},
                       {NID_subject_alt_name, alternatives}}};
  MEND_TRY(const Certificate certificate,
           make(key.get(), issuer.certificate.get(), issuer.key.get(), wanted, clock, random));
  Identity identity;
  MEND_TRY(identity.certificate, pem(certificate.get()));
  MEND_TRY(identity.key, pem(key.get()));
  return identity;
}

base::Result<DeviceCertificate> certify_device(const Identity& authority, std::string_view request_pem,
                                               std::string_view device_id, const base::Clock& clock,
                                               base::Random& random) {
  MEND_TRY(const Authority issuer, read(authority));
  const Request request(PEM_read_bio_X509_REQ(reader(request_pem).get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  if (!request)
    return base::refused(
        "The device's certificate request is damaged; make it again with mend-dock identity.");
  EVP_PKEY* const key = X509_REQ_get0_pubkey(request.get());
  if (!key || !is_p256(key) || X509_REQ_verify(request.get(), key) != 1) {
    ERR_clear_error();
    return base::refused(
        "The device's certificate request is not signed by a P-256 key of its own; make it again with "
        "mend-dock identity.");
  }
  if (common_name(X509_REQ_get_subject_name(request.get())) != device_id) {
    return base::refused(
        "The certificate request names another device than the device request; make both on one device.");
  }
  const Wanted wanted{device_id,
                      5 * 365,
                      {{NID_basic_constraints, "critical,CA:FALSE"},
                       {NID_key_usage, "critical,digitalSignature"},
                       {NID_ext_key_usage, "clientAuth"},
                       {NID_subject_key_identifier, "hash"},
                       {NID_authority_key_identifier, "keyid:always"}}};
  MEND_TRY(const Certificate certificate,
           make(key, issuer.certificate.get(), issuer.key.get(), wanted, clock, random));
  DeviceCertificate result;
  MEND_TRY(result.certificate, pem(certificate.get()));
  const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr));
  char* const hex = BN_bn2hex(number.get());
  result.serial = hex ? hex : "";
  OPENSSL_free(hex);
  return result;
}

base::Result<base::UnixMillis> certificate_end(std::string_view certificate_pem) {
  const Certificate certificate(PEM_read_bio_X509(reader(certificate_pem).get(), nullptr, nullptr, nullptr));
  std::tm end{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1) {
    ERR_clear_error();
    return base::refused("The hub's certificate server.crt is damaged; remove it and start the hub again.");
  }
  return static_cast<base::UnixMillis>(timegm(&end)) * 1000;
}

}  // namespace mend::hub
