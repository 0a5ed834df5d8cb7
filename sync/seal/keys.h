#pragma once

#include "content/base/bytes.h"
#include "content/base/random.h"
#include "content/base/result.h"

#include <array>
#include <string>
#include <string_view>

namespace mend::seal {

/// An X25519 or Ed25519 public key. Which of the two, the name of the member that holds it says.
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// An Ed25519 pair. The seed is what is kept; whoever has it can sign.
struct SigningPair {
  PublicKey public_key{};
  base::SecretBytes seed;  ///< 32 bytes
};

/// An X25519 pair: what is sealed to `public_key` opens with `secret_key`.
struct BoxPair {
  PublicKey public_key{};
  base::SecretBytes secret_key;  ///< 32 bytes
};

SigningPair make_signing_pair(base::Random& random);
BoxPair make_box_pair(base::Random& random);

/// The pair that belongs to a kept secret. Refuses any length but 32 bytes.
base::Result<SigningPair> signing_pair(base::SecretBytes seed);
base::Result<BoxPair> box_pair(base::SecretBytes secret_key);

/// Standard base64, as keys travel.
std::string encode_key(const PublicKey& key);
/// `what` names the key in the message.
base::Result<PublicKey> parse_key(std::string_view text, std::string_view what);

/// The name of a key in envelopes and policies: the first 16 hexadecimal digits of its SHA-256.
std::string key_id(const PublicKey& key);

/// A class of responses with the key that its answers are sealed to (policy: `class_keys`).
struct ClassKey {
  std::string response_class;  ///< "key-work", "rj", "safer-custody", "survey", "progress"
  PublicKey key{};
};

/// 32 lower-case hexadecimal digits, as Random::id() makes them.
bool is_id(std::string_view text);

}  // namespace mend::seal
