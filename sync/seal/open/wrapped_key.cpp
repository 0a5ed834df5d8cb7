#include "sync/seal/open/wrapped_key.h"

#include "content/base/json.h"

#include <algorithm>
#include <sodium.h>

namespace mend::opening {

namespace {

constexpr std::string_view what = "The wrapped key";
constexpr std::size_t text_limit = 1024;
// A changed text must not be able to make us use all memory or hours.
constexpr PasswordCost least_cost{crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
constexpr PasswordCost greatest_cost{16, 1024ULL * 1024 * 1024};

struct Wrapped {
  PasswordCost cost;
  base::Bytes salt;
  base::Bytes nonce;
  base::Bytes box;
  base::Bytes key;
};

bool in_range(const PasswordCost& cost) {
  return cost.operations >= least_cost.operations && cost.operations <= greatest_cost.operations &&
         cost.memory_bytes >= least_cost.memory_bytes && cost.memory_bytes <= greatest_cost.memory_bytes &&
         cost.memory_bytes % 1024 == 0;  // Argon2 counts KiB: a remainder would be a second spelling
}

base::Result<base::Bytes> take_bytes(const base::Json& json, std::string_view member, std::size_t size) {
  MEND_TRY(const std::string text, base::json_string(json, member, what));
  MEND_TRY(base::Bytes bytes, base::from_base64(text));
  if (bytes.size() != size) return base::refused("The wrapped key is cut short or changed.");
  return bytes;
}

base::Result<Wrapped> parse(std::string_view text) {
  MEND_TRY(const base::Json json,
           base::parse_json(base::as_bytes(text), what, {.bytes = text_limit, .depth = 2}));
  Wrapped wrapped;
  MEND_TRY(const std::int64_t format, base::json_integer(json, "format", what));
  MEND_TRY(const std::string kdf, base::json_string(json, "kdf", what));
  if (format != 1 || kdf != "argon2id13") {
    return base::refused("The wrapped key is of a kind that this version does not know.");
  }
  MEND_TRY(const std::int64_t operations, base::json_integer(json, "operations", what));
  MEND_TRY(const std::int64_t memory, base::json_integer(json, "memory_bytes", what));
  wrapped.cost = {static_cast<std::uint64_t>(operations), static_cast<std::uint64_t>(memory)};
  if (!in_range(wrapped.cost)) return base::refused("The wrapped key asks for an unreasonable cost.");
  MEND_TRY(wrapped.salt, take_bytes(json, "salt", crypto_pwhash_SALTBYTES));
  MEND_TRY(wrapped.nonce, take_bytes(json, "nonce", crypto_secretbox_NONCEBYTES));
  MEND_TRY(wrapped.box, take_bytes(json, "box", crypto_box_SECRETKEYBYTES + crypto_secretbox_MACBYTES));
  MEND_TRY(wrapped.key, take_bytes(json, "key", crypto_box_PUBLICKEYBYTES));
  return wrapped;
}

base::Result<base::SecretBytes> derive(std::string_view password, const base::Bytes& salt,
                                       const PasswordCost& cost) {
  if (!in_range(cost)) return base::refused("The cost of a password is out of its range.");
  base::SecretBytes key(crypto_secretbox_KEYBYTES);
  if (crypto_pwhash(key.data(), key.size(), password.data(), password.size(), salt.data(), cost.operations,
                    static_cast<std::size_t>(cost.memory_bytes), crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::fail(base::ErrorKind::unavailable,
                      "There is not enough memory to check a password; try again.");
  }
  return key;
}

}  // namespace

base::Result<PasswordKey> PasswordKey::make(std::string_view password, const PasswordCost& cost,
                                            base::Random& random) {
  if (password.empty()) return base::refused("A password must not be empty.");
  base::Bytes salt(crypto_pwhash_SALTBYTES);
  random.fill(salt);
  MEND_TRY(base::SecretBytes key, derive(password, salt, cost));
  return PasswordKey(std::move(key), std::move(salt), cost);
}

base::Result<PasswordKey> PasswordKey::for_wrapped(std::string_view password, std::string_view text) {
  MEND_TRY(Wrapped wrapped, parse(text));
  MEND_TRY(base::SecretBytes key, derive(password, wrapped.salt, wrapped.cost));
  return PasswordKey(std::move(key), std::move(wrapped.salt), wrapped.cost);
}

base::Result<std::string> PasswordKey::wrap(const seal::BoxPair& pair, base::Random& random) const {
  if (pair.secret_key.size() != crypto_box_SECRETKEYBYTES) {
    return base::fail(base::ErrorKind::internal, "There is no secret key to wrap.");
  }
  base::Bytes nonce(crypto_secretbox_NONCEBYTES);
  random.fill(nonce);
  base::Bytes box(pair.secret_key.size() + crypto_secretbox_MACBYTES);
  crypto_secretbox_easy(box.data(), pair.secret_key.data(), pair.secret_key.size(), nonce.data(),
                        key_.data());
  const base::Json json = {{"format", 1},
                           {"kdf", "argon2id13"},
                           {"operations", cost_.operations},
                           {"memory_bytes", cost_.memory_bytes},
                           {"salt", base::base64(salt_)},
                           {"nonce", base::base64(nonce)},
                           {"box", base::base64(box)},
                           {"key", seal::encode_key(pair.public_key)}};
  std::string text = json.dump();
  // A wrapping that does not open again would lock answers away for ever: find out now.
  MEND_CHECK(unwrap(text, pair.public_key));
  return text;
}

base::Result<seal::BoxPair> PasswordKey::unwrap(std::string_view text,
                                                const seal::PublicKey& expected) const {
  MEND_TRY(const Wrapped wrapped, parse(text));
  if (wrapped.salt != salt_) return base::refused("The key was wrapped under another password.");
  base::SecretBytes secret(crypto_box_SECRETKEYBYTES);
  if (crypto_secretbox_open_easy(secret.data(), wrapped.box.data(), wrapped.box.size(), wrapped.nonce.data(),
                                 key_.data()) != 0) {
    return base::refused("The password is wrong, or the wrapped key was changed.");
  }
  MEND_TRY(seal::BoxPair pair, seal::box_pair(std::move(secret)));
  if (pair.public_key != expected ||
      !std::equal(expected.begin(), expected.end(), wrapped.key.begin(), wrapped.key.end())) {
    return base::refused("The wrapped key is not the one that was expected.");
  }
  return pair;
}

}  // namespace mend::opening
