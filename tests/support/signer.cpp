#include "tests/support/signer.h"

#include "content/base/hash.h"

#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <sodium.h>
#include <stdexcept>

namespace mend::support {

namespace {

using base::Bytes;
using PKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

void must(bool good, const char* what) {
  if (!good) throw std::runtime_error(what);
}

PKey from_der(const Bytes& der) {
  const unsigned char* at = der.data();
  PKey key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())), &EVP_PKEY_free);
  must(key != nullptr, "a test key cannot be read");
  return key;
}

std::string public_pem(EVP_PKEY* key) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()),
                                                      [](BIO* bio) { return BIO_free(bio); });
  must(out && PEM_write_bio_PUBKEY(out.get(), key) == 1, "a test key cannot be written");
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

Bytes private_der(EVP_PKEY* key) {
  const int size = i2d_PrivateKey(key, nullptr);
  must(size > 0, "a test key cannot be written");
  Bytes der(static_cast<std::size_t>(size));
  unsigned char* at = der.data();
  i2d_PrivateKey(key, &at);
  return der;
}

/// The P-256 key whose secret number is the seed.
PKey p256_from(const base::Sha256& seed) {
  // SEC 1 ECPrivateKey without the public point, which OpenSSL then works out.
  Bytes der = {0x30, 0x31, 0x02, 0x01, 0x01, 0x04, 0x20};
  der.insert(der.end(), seed.begin(), seed.end());
  constexpr std::array<std::uint8_t, 12> curve = {0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86,
                                                  0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
  der.insert(der.end(), curve.begin(), curve.end());
  const unsigned char* at = der.data();
  PKey key(d2i_PrivateKey(EVP_PKEY_EC, nullptr, &at, static_cast<long>(der.size())), &EVP_PKEY_free);
  must(key != nullptr, "a P-256 key cannot be made");
  return key;
}

PKey new_rsa() {
  PKey key(EVP_RSA_gen(2048), &EVP_PKEY_free);
  must(key != nullptr, "an RSA key cannot be made");
  return key;
}

}  // namespace

Signer make_signer(int number, trust::Scheme scheme) {
  must(sodium_init() >= 0, "libsodium cannot start");
  const auto seed = base::sha256(base::as_bytes("seed " + std::to_string(number)));
  Signer signer;
  signer.scheme = scheme;
  const char* type = "ed25519";
  const char* name = "ed25519";
  std::string text;
  if (scheme == trust::Scheme::ed25519) {
    signer.secret.resize(crypto_sign_SECRETKEYBYTES);
    Bytes public_key(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_seed_keypair(public_key.data(), signer.secret.data(), seed.data());
    text = base::hex(public_key);
  } else {
    const bool is_rsa = scheme == trust::Scheme::rsa_pss;
    static const Bytes rsa = private_der(new_rsa().get());
    const PKey key = is_rsa ? from_der(rsa) : p256_from(seed);
    signer.secret = private_der(key.get());
    text = public_pem(key.get());
    type = is_rsa ? "rsa" : "ecdsa";
    name = is_rsa ? "rsassa-pss-sha256" : "ecdsa-sha2-nistp256";
  }
  signer.key = {{"keytype", type}, {"scheme", name}, {"keyval", {{"public", text}}}};
  signer.id = trust::key_id(signer.key).value();
  return signer;
}

Bytes Signer::sign(base::ByteView message) const {
  if (scheme == trust::Scheme::ed25519) {
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret.data());
    return signature;
  }
  const PKey pair = from_der(secret);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_PKEY_CTX* options = nullptr;
  must(EVP_DigestSignInit(digest.get(), &options, EVP_sha256(), nullptr, pair.get()) == 1, "no signing");
  if (scheme == trust::Scheme::rsa_pss) {
    must(EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1, "no PSS");
    must(EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) == 1, "no salt");
  }
  std::size_t size = 0;
  must(EVP_DigestSign(digest.get(), nullptr, &size, message.data(), message.size()) == 1, "no signing");
  Bytes signature(size);
  must(EVP_DigestSign(digest.get(), signature.data(), &size, message.data(), message.size()) == 1,
       "no signing");
  signature.resize(size);
  return signature;
}

}  // namespace mend::support
