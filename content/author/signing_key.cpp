#include "content/author/signing_key.h"

#include "content/trust/key.h"

#include <cstdlib>
#include <sodium.h>

namespace mend::author {

SigningKey::SigningKey(base::SecretBytes seed) : seed_(std::move(seed)), secret_(crypto_sign_SECRETKEYBYTES) {
  if (sodium_init() < 0) std::abort();
  base::Bytes shown(crypto_sign_PUBLICKEYBYTES);
  crypto_sign_seed_keypair(shown.data(), secret_.data(), seed_.data());
  object_ = {{"keytype", "ed25519"}, {"scheme", "ed25519"}, {"keyval", {{"public", base::hex(shown)}}}};
  id_ = trust::key_id(object_).value_or("");
}

SigningKey SigningKey::generate(base::Random& random) {
  base::SecretBytes seed(crypto_sign_SEEDBYTES);
  random.fill({seed.data(), seed.size()});
  return SigningKey(std::move(seed));
}

base::Result<SigningKey> SigningKey::from_seed(base::SecretBytes seed) {
  if (seed.size() != crypto_sign_SEEDBYTES)
    return base::refused("A signing key has 32 bytes, and this one has not.");
  return SigningKey(std::move(seed));
}

base::Result<base::Bytes> SigningKey::sign(base::ByteView message) {
  base::Bytes signature(crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
  return signature;
}

}  // namespace mend::author
