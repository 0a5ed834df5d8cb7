#include "content/trust/spki.h"

#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace mend::trust {

namespace {

constexpr std::size_t point_bytes = 65;
constexpr std::size_t max_pem_bytes = 4096;

/// What stands before the uncompressed point in the DER of every P-256 key (RFC 5480).
constexpr std::array<std::uint8_t, 26> p256_head = {0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48,
                                                    0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48,
                                                    0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00};

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* thing) const {
    Free(thing);
  }
};
using PKey = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;

/// The DER within the PEM.
base::Result<base::Bytes> body_of(std::string_view pem, const std::string& what) {
  constexpr std::string_view begin = "-----BEGIN PUBLIC KEY-----";
  constexpr std::string_view end = "-----END PUBLIC KEY-----";
  const std::size_t from = pem.find(begin);
  const std::size_t to = pem.find(end);
  if (pem.size() > max_pem_bytes || from == std::string_view::npos || to == std::string_view::npos ||
      to < from) {
    return base::refused(what + " cannot be used: it is no public key in PEM.");
  }
  std::string text;
  for (const char c : pem.substr(from + begin.size(), to - from - begin.size())) {
    if (c != '\n' && c != '\r' && c != ' ' && c != '\t') text += c;
  }
  auto der = base::from_base64(text);
  if (!der) return base::refused(what + " cannot be used: its PEM is not base64.");
  return std::move(*der);
}

/// OpenSSL's reader, for all that is written in another than the usual way. Trailing bytes are refused.
PKey decode(const base::Bytes& der) {
  const unsigned char* at = der.data();
  PKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  if (key && at != der.data() + der.size()) key.reset();
  return key;
}

bool digest_verifies(EVP_PKEY* key, bool pss, base::ByteView message, base::ByteView signature) {
  const Digest digest(EVP_MD_CTX_new());
  EVP_PKEY_CTX* options = nullptr;  // belongs to the digest
  bool good = digest && EVP_DigestVerifyInit(digest.get(), &options, EVP_sha256(), nullptr, key) == 1;
  if (good && pss) {
    good = EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(options, EVP_sha256()) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_AUTO) == 1;
  }
  good = good && EVP_DigestVerify(digest.get(), signature.data(), signature.size(), message.data(),
                                  message.size()) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace

base::Result<base::Bytes> read_p256_pem(std::string_view pem, const std::string& what) {
  MEND_TRY(const base::Bytes der, body_of(pem, what));
  if (der.size() == p256_head.size() + point_bytes &&
      std::equal(p256_head.begin(), p256_head.end(), der.begin()) && der[p256_head.size()] == 4) {
    return base::Bytes(der.begin() + p256_head.size(), der.end());
  }
  const PKey key = decode(der);
  std::array<char, 64> group{};
  int is_explicit = 0;  // parameters of its own, though they may say the same as the curve's name
  if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_EC ||
      EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), nullptr) != 1 ||
      std::string_view(group.data()) != SN_X9_62_prime256v1 ||
      EVP_PKEY_get_int_param(key.get(), OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &is_explicit) != 1 ||
      is_explicit != 0) {
    return base::refused(what + " cannot be used: it is no key on the curve P-256.");
  }
  base::Bytes point(point_bytes);
  std::size_t size = 0;
  if (EVP_PKEY_set_utf8_string_param(key.get(), OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "uncompressed") !=
          1 ||
      EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(),
                                      &size) != 1 ||
      size != point_bytes || point[0] != 4) {
    ERR_clear_error();
    return base::refused(what + " cannot be used: its point cannot be read.");
  }
  return point;
}

base::Result<base::Bytes> read_rsa_pem(std::string_view pem, const std::string& what) {
  MEND_TRY(const base::Bytes der, body_of(pem, what));
  const PKey key = decode(der);
  if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
    return base::refused(what + " cannot be used: it is no RSA key.");
  const int bits = EVP_PKEY_get_bits(key.get());
  if (bits < 2048 || bits > 8192) {
    return base::refused(what + " cannot be used: it has " + std::to_string(bits) +
                         " bits, and 2048 to 8192 are expected.");
  }
  const int size = i2d_PublicKey(key.get(), nullptr);
  if (size <= 0) return base::refused(what + " cannot be used: it is no RSA key.");
  base::Bytes out(static_cast<std::size_t>(size));
  unsigned char* at = out.data();
  i2d_PublicKey(key.get(), &at);
  return out;
}

bool verifies_p256(base::ByteView point, base::ByteView message, base::ByteView signature) {
  if (point.size() != point_bytes) return false;
  const Context context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  std::string group = SN_X9_62_prime256v1;
  base::Bytes copy(point.begin(), point.end());  // OSSL_PARAM wants to be able to write
  const std::array<OSSL_PARAM, 3> parameters = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size()),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, copy.data(), copy.size()),
      OSSL_PARAM_construct_end()};
  EVP_PKEY* made = nullptr;
  const bool good = context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
                    EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY,
                                      const_cast<OSSL_PARAM*>(parameters.data())) == 1;
  const PKey key(made);
  ERR_clear_error();
  return good && digest_verifies(key.get(), false, message, signature);
}

bool verifies_rsa_pss(base::ByteView der, base::ByteView message, base::ByteView signature) {
  const unsigned char* at = der.data();
  const PKey key(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  return key && digest_verifies(key.get(), true, message, signature);
}

}  // namespace mend::trust
