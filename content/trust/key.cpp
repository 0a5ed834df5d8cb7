#include "content/trust/key.h"

#include "content/base/hash.h"
#include "content/trust/canonical.h"
#include "content/trust/refusal.h"
#include "content/trust/spki.h"

#include <sodium.h>

namespace mend::trust {

namespace {

Scheme scheme_of(std::string_view type, std::string_view scheme) {
  if (type == "ed25519" && scheme == "ed25519") return Scheme::ed25519;
  // The type was written like the scheme before securesystemslib 0.26, and such keys live on.
  if ((type == "ecdsa" || type == "ecdsa-sha2-nistp256") && scheme == "ecdsa-sha2-nistp256")
    return Scheme::ecdsa_p256;
  if (type == "rsa" && scheme == "rsassa-pss-sha256") return Scheme::rsa_pss;
  return Scheme::unknown;
}

base::Result<base::Bytes> read_ed25519(const std::string& text, const std::string& what) {
  auto bytes = base::from_hex(text);
  if (!bytes || bytes->size() != crypto_sign_PUBLICKEYBYTES) {
    return base::refused(what + " is no Ed25519 key: 64 hexadecimal digits are wanted.");
  }
  return std::move(*bytes);
}

base::Result<base::Bytes> read_public(Scheme scheme, const std::string& text, const std::string& what) {
  switch (scheme) {
    case Scheme::ed25519:
      return read_ed25519(text, what);
    case Scheme::ecdsa_p256:
      return read_p256_pem(text, what);
    case Scheme::rsa_pss:
      return read_rsa_pem(text, what);
    case Scheme::unknown:
      break;
  }
  return base::to_bytes(text);
}

}  // namespace

bool allows(KeyPolicy policy, Scheme scheme) {
  if (scheme == Scheme::ed25519 || scheme == Scheme::ecdsa_p256) return true;
  return scheme == Scheme::rsa_pss && policy == KeyPolicy::library;
}

base::Result<std::string> key_id(const base::Json& key_object) {
  MEND_TRY(const std::string canonical, canonical_json(key_object));
  return base::sha256_hex(base::as_bytes(canonical));
}

base::Result<Key> read_key(std::string_view id, const base::Json& key_object) {
  const std::string short_id(id.substr(0, 64));
  const std::string what = "Key " + short_id;
  MEND_TRY(std::string own_id, key_id(key_object));
  if (own_id != id && key_object.is_object()) {
    // Some publishers take the id of the three members that the specification names, and add others later.
    base::Json named = base::Json::object();
    for (const char* member : {"keytype", "scheme", "keyval"}) {
      if (key_object.contains(member)) named[member] = key_object[member];
    }
    MEND_TRY(const std::string named_id, key_id(named));
    if (named_id == id) own_id = named_id;
  }
  if (own_id != id) {
    return refuse({.reason = Reason::key_id, .expected = own_id, .seen = short_id},
                  what + " is listed under an id that is not its own; its id is " + own_id + ".");
  }
  MEND_TRY(const std::string type, base::json_string(key_object, "keytype", what));
  MEND_TRY(const std::string scheme, base::json_string(key_object, "scheme", what));
  MEND_TRY(const base::Json* value, base::json_object(key_object, "keyval", what));
  MEND_TRY(const std::string text, base::json_string(*value, "public", what));

  Key key;
  key.id = own_id;
  key.scheme = scheme_of(type, scheme);
  auto bytes = read_public(key.scheme, text, what);
  if (!bytes) return refuse({.reason = Reason::bad_key, .seen = short_id}, bytes.error());
  key.public_bytes = std::move(*bytes);
  return key;
}

bool verifies(const Key& key, base::ByteView message, base::ByteView signature) {
  switch (key.scheme) {
    case Scheme::ed25519:
      if (key.public_bytes.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES ||
          sodium_init() < 0) {
        return false;
      }
      return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                         key.public_bytes.data()) == 0;
    case Scheme::ecdsa_p256:
      return verifies_p256(key.public_bytes, message, signature);
    case Scheme::rsa_pss:
      return verifies_rsa_pss(key.public_bytes, message, signature);
    case Scheme::unknown:
      break;
  }
  return false;
}

}  // namespace mend::trust
