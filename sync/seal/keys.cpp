#include "sync/seal/keys.h"

#include "content/base/hash.h"

#include <algorithm>
#include <sodium.h>

namespace mend::seal {

static_assert(std::tuple_size_v<PublicKey> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<PublicKey> == crypto_box_PUBLICKEYBYTES);

SigningPair make_signing_pair(base::Random& random) {
  base::SecretBytes seed(crypto_sign_SEEDBYTES);
  random.fill({seed.data(), seed.size()});
  return *signing_pair(std::move(seed));
}

BoxPair make_box_pair(base::Random& random) {
  base::SecretBytes secret(crypto_box_SECRETKEYBYTES);
  random.fill({secret.data(), secret.size()});
  return *box_pair(std::move(secret));
}

base::Result<SigningPair> signing_pair(base::SecretBytes seed) {
  if (seed.size() != crypto_sign_SEEDBYTES) return base::refused("A signing key does not have 32 bytes.");
  SigningPair pair;
  base::SecretBytes expanded(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(pair.public_key.data(), expanded.data(), seed.data());
  pair.seed = std::move(seed);
  return pair;
}

base::Result<BoxPair> box_pair(base::SecretBytes secret_key) {
  if (secret_key.size() != crypto_box_SECRETKEYBYTES) {
    return base::refused("A sealing key does not have 32 bytes.");
  }
  BoxPair pair;
  crypto_scalarmult_base(pair.public_key.data(), secret_key.data());
  pair.secret_key = std::move(secret_key);
  return pair;
}

std::string encode_key(const PublicKey& key) {
  return base::base64(key);
}

base::Result<PublicKey> parse_key(std::string_view text, std::string_view what) {
  const auto bytes = base::from_base64(text);
  PublicKey key{};
  if (!bytes || bytes->size() != key.size()) {
    return base::refused("The " + std::string(what) + " is not a key of 32 bytes in base64.");
  }
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

std::string key_id(const PublicKey& key) {
  return base::sha256_hex(key).substr(0, 16);
}

bool is_id(std::string_view text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace mend::seal
