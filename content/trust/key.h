#pragma once

#include "content/base/json.h"

#include <string>
#include <string_view>

namespace mend::trust {

enum class Scheme {
  unknown,     ///< kept, so that its file stays readable, but verifies nothing
  ed25519,     ///< libsodium
  ecdsa_p256,  ///< "ecdsa-sha2-nistp256", OpenSSL; what tokens commonly sign
  rsa_pss,     ///< "rsassa-pss-sha256", 2048 bit and more, OpenSSL
};

/// Whose signatures count.
enum class KeyPolicy {
  library,  ///< all schemes that we can verify, for reading other people's repositories
  product,  ///< Ed25519 and ECDSA P-256
};

[[nodiscard]] bool allows(KeyPolicy policy, Scheme scheme);

/// A public key as a delegator lists it.
struct Key {
  std::string id;
  Scheme scheme = Scheme::unknown;
  /// The same key has the same bytes, however it was written: Ed25519 the 32 bytes, P-256 the uncompressed
  /// point, RSA its DER form, others the text as it stands. Thresholds count these.
  base::Bytes public_bytes;
};

/// TUF 4.2: hex SHA-256 of the canonical form of the whole key object, unknown members included.
base::Result<std::string> key_id(const base::Json& key_object);

/// Section 4.3: refuses a key that is listed under an id that is not its own, and one of a scheme that we
/// know but of no use in it. The id of its three members alone is its own too: others add members to a key
/// that is listed already. One key may so have two ids, which is why thresholds count public keys.
base::Result<Key> read_key(std::string_view id, const base::Json& key_object);

/// True only for a good signature by this key in a scheme that we know. Does not ask any policy.
[[nodiscard]] bool verifies(const Key& key, base::ByteView message, base::ByteView signature);

}  // namespace mend::trust
