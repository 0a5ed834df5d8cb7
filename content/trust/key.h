#pragma once

#include "content/base/json.h"

#include <string>
#include <string_view>

namespace mend::trust {

/// A public key as root metadata lists it. A key of a scheme that this program does not know is kept, so
/// that its file stays readable, but verifies nothing.
struct Key {
  std::string id;
  std::string scheme;
  base::Bytes public_bytes;  ///< ed25519: 32 bytes; other schemes: the text as it stands
};

/// TUF 4.2: hex SHA-256 of the canonical form of the whole key object, unknown members included.
base::Result<std::string> key_id(const base::Json& key_object);

/// Section 4.3: refuses a key that is listed under an id that is not its own.
base::Result<Key> read_key(std::string_view id, const base::Json& key_object);

/// True only for a good signature by this key in a scheme that we know.
[[nodiscard]] bool verifies(const Key& key, base::ByteView message, base::ByteView signature);

}  // namespace mend::trust
