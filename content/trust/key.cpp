#include "content/trust/key.h"

#include "content/base/hash.h"
#include "content/trust/canonical.h"

#include <sodium.h>

namespace mend::trust {

base::Result<std::string> key_id(const base::Json& key_object) {
  MEND_TRY(const std::string canonical, canonical_json(key_object));
  return base::sha256_hex(base::as_bytes(canonical));
}

base::Result<Key> read_key(std::string_view id, const base::Json& key_object) {
  const std::string what = "Key " + std::string(id.substr(0, 64));
  MEND_TRY(const std::string own_id, key_id(key_object));
  if (own_id != id)
    return base::refused(what + " is listed under an id that is not its own; its id is " + own_id + ".");
  MEND_TRY(const std::string type, base::json_string(key_object, "keytype", what));
  MEND_TRY(const std::string scheme, base::json_string(key_object, "scheme", what));
  MEND_TRY(const base::Json* value, base::json_object(key_object, "keyval", what));
  MEND_TRY(const std::string text, base::json_string(*value, "public", what));

  Key key;
  key.id = own_id;
  key.scheme = scheme;
  if (type == "ed25519" && scheme == "ed25519") {
    auto bytes = base::from_hex(text);
    if (!bytes || bytes->size() != crypto_sign_PUBLICKEYBYTES) {
      return base::refused(what + " is no Ed25519 key: 64 hexadecimal digits are wanted.");
    }
    key.public_bytes = std::move(*bytes);
  } else {
    key.public_bytes = base::to_bytes(text);
  }
  return key;
}

bool verifies(const Key& key, base::ByteView message, base::ByteView signature) {
  if (key.scheme != "ed25519" || key.public_bytes.size() != crypto_sign_PUBLICKEYBYTES) return false;
  if (signature.size() != crypto_sign_BYTES || sodium_init() < 0) return false;
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.public_bytes.data()) == 0;
}

}  // namespace mend::trust
