#include "content/author/signing_key.h"

#include "content/trust/canonical.h"
#include "content/trust/key.h"

#include <cstdlib>
#include <sodium.h>

namespace mend::author {

SigningKey::SigningKey(base::SecretBytes seed)
    : seed_(std::move(seed)), secret_(crypto_sign_SECRETKEYBYTES), public_(crypto_sign_PUBLICKEYBYTES) {
  if (sodium_init() < 0) std::abort();
  crypto_sign_seed_keypair(public_.data(), secret_.data(), seed_.data());
  id_ = trust::key_id(key_object()).value_or("");
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

base::Json SigningKey::key_object() const {
  return {{"keytype", "ed25519"}, {"scheme", "ed25519"}, {"keyval", {{"public", base::hex(public_)}}}};
}

base::Bytes SigningKey::sign(base::ByteView message) const {
  base::Bytes signature(crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
  return signature;
}

base::Result<base::Bytes> sign_metadata(const base::Json& content,
                                        const std::vector<const SigningKey*>& keys) {
  MEND_TRY(const std::string canonical, trust::canonical_json(content));
  base::Json signatures = base::Json::array();
  for (const SigningKey* key : keys) {
    signatures.push_back({{"keyid", key->id()}, {"sig", base::hex(key->sign(base::as_bytes(canonical)))}});
  }
  const base::Json file = {{"signed", content}, {"signatures", std::move(signatures)}};
  return base::to_bytes(file.dump(1) + "\n");
}

}  // namespace mend::author
