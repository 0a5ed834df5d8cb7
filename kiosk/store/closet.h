#pragma once

#include "content/base/bytes.h"
#include "content/base/json.h"
#include "content/base/random.h"

#include <string_view>

namespace mend::store {

inline constexpr std::size_t key_size = 32;

/// Locks bytes away: XChaCha20-Poly1305 with a nonce of its own, padded to steps of 64 bytes so that the
/// length of an answer tells little. `context` names the place ("draft/<id>/7"): sealed bytes that were
/// moved to another place do not open. `key` has key_size bytes.
base::Bytes lock_away(const base::SecretBytes& key, base::ByteView plain, std::string_view context,
                      base::Random& random);

/// `refused` when the key, the context or a single bit is not the same.
base::Result<base::SecretBytes> take_out(const base::SecretBytes& key, base::ByteView sealed,
                                         std::string_view context);

/// The same for a small document.
base::Bytes lock_away_json(const base::SecretBytes& key, const base::Json& document, std::string_view context,
                           base::Random& random);
base::Result<base::Json> take_out_json(const base::SecretBytes& key, base::ByteView sealed,
                                       std::string_view context);

}  // namespace mend::store
