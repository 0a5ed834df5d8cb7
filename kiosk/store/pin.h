#pragma once

#include "content/base/bytes.h"
#include "content/base/random.h"

#include <cstddef>
#include <string_view>

namespace mend::store {

/// What one guess of a PIN costs (Argon2id).
///
/// 64 MiB and two passes are libsodium's "interactive" setting: about a tenth of a second on a cell
/// device, and memory that a graphics card cannot multiply cheaply. A PIN is short, so this alone stops
/// nobody who has the disk and the device's key; it turns seconds into hours there. On the device itself
/// the growing delay after wrong tries is what protects. Tests may pass less.
struct PinCost {
  unsigned long long passes = 2;
  std::size_t memory = 64 * 1024 * 1024;
};

inline constexpr std::size_t pin_salt_size = 16;
inline constexpr std::size_t pin_minimum = 4;
inline constexpr std::size_t pin_maximum = 8;

/// A PIN of pictures: so many of so many pictures, in order; the first picture is 'a'. 12⁴ = 20,736 are more
/// than four digits have.
inline constexpr std::size_t picture_pin_length = 4;
inline constexpr std::size_t picture_pin_kinds = 12;

/// 4 to 8 ASCII digits, or a PIN of pictures.
bool is_pin(std::string_view text);

/// The key that wraps a resident's key: Argon2id of the PIN, then BLAKE2b keyed with the device's storage
/// key, so that a guess needs this device as well. `unavailable` when there is not enough memory now.
base::Result<base::SecretBytes> pin_key(std::string_view pin, base::ByteView salt,
                                        const base::SecretBytes& storage_key, const PinCost& cost);

/// True if `code`, without the spaces and hyphens people put into it, is the one that the verifier
/// (crypto_pwhash_str) was made from.
bool code_matches(std::string_view verifier, std::string_view code);

/// Milliseconds to wait after this many wrong tries in a row: none for the first four, then 15 seconds,
/// doubling up to one hour. Never for ever.
std::int64_t delay_after(std::int64_t wrong_tries);

}  // namespace mend::store
