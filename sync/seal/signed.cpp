#include "sync/seal/signed.h"

#include "content/base/json.h"

#include <sodium.h>

namespace mend::seal {

namespace {

base::SecretBytes framed(std::string_view domain, base::ByteView message) {
  base::SecretBytes bytes(domain.size() + 1 + message.size());
  std::copy(domain.begin(), domain.end(), bytes.data());
  std::copy(message.begin(), message.end(), bytes.data() + domain.size() + 1);
  return bytes;
}

}  // namespace

base::Result<Signature> sign(std::string_view domain, base::ByteView message, const SigningPair& pair) {
  if (pair.seed.size() != crypto_sign_SEEDBYTES) {
    return base::fail(base::ErrorKind::internal, "The signing key is missing.");
  }
  PublicKey public_key{};
  base::SecretBytes expanded(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(public_key.data(), expanded.data(), pair.seed.data());
  const base::SecretBytes whole = framed(domain, message);
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, whole.data(), whole.size(), expanded.data());
  return signature;
}

bool verify(std::string_view domain, base::ByteView message, base::ByteView signature, const PublicKey& key) {
  if (signature.size() != crypto_sign_BYTES) return false;
  const base::SecretBytes whole = framed(domain, message);
  return crypto_sign_verify_detached(signature.data(), whole.data(), whole.size(), key.data()) == 0;
}

base::Result<std::string> encode_signed(std::string_view domain, std::string_view payload,
                                        const SigningPair& pair) {
  MEND_TRY(const Signature signature, sign(domain, base::as_bytes(payload), pair));
  return "{\"payload\":\"" + base::base64(base::as_bytes(payload)) + "\",\"signature\":\"" +
         base::base64(signature) + "\"}";
}

base::Result<base::Bytes> open_signed(base::ByteView document, std::string_view domain, const PublicKey& key,
                                      std::string_view what, std::size_t limit) {
  MEND_TRY(const base::Json json,
           base::parse_json(document, what, {.bytes = limit, .depth = 2, .string_bytes = limit}));
  MEND_TRY(const std::string payload_text, base::json_string(json, "payload", what));
  MEND_TRY(const std::string signature_text, base::json_string(json, "signature", what));
  if (json.size() != 2) return base::refused(std::string(what) + " has members that do not belong.");
  MEND_TRY(base::Bytes payload, base::from_base64(payload_text));
  MEND_TRY(const base::Bytes signature, base::from_base64(signature_text));
  if (!verify(domain, payload, signature, key)) {
    return base::refused(std::string(what) + " was not signed by this hub.");
  }
  return payload;
}

}  // namespace mend::seal
