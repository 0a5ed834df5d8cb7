#pragma once

#include "content/base/bytes.h"
#include "content/base/random.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mend::opening {

/// How dear one guess at a password is. The default is what hub.md §5 measured at about 0.1 s.
struct PasswordCost {
  std::uint64_t operations = 2;
  std::uint64_t memory_bytes = 64 * 1024 * 1024;
};

/// A key made from a password by Argon2id. Slow to make on purpose: make it once at sign-in and use it
/// for all the keys of that person.
class PasswordKey {
 public:
  /// For a new or changed password: fresh salt.
  static base::Result<PasswordKey> make(std::string_view password, const PasswordCost& cost,
                                        base::Random& random);
  /// With the salt and cost that `wrapped` was made with. A wrong password shows only in unwrap().
  static base::Result<PasswordKey> for_wrapped(std::string_view password, std::string_view wrapped);

  /// A class key pair's (or the hub's) secret half as text that only this password opens; names the
  /// public half, salt and cost beside it. Checked by opening it again before it is handed out.
  [[nodiscard]] base::Result<std::string> wrap(const seal::BoxPair& pair, base::Random& random) const;

  /// `refused` for a wrong password, changed text, another salt, or another public key than expected.
  [[nodiscard]] base::Result<seal::BoxPair> unwrap(std::string_view wrapped,
                                                   const seal::PublicKey& expected) const;

 private:
  PasswordKey(base::SecretBytes key, base::Bytes salt, PasswordCost cost)
      : key_(std::move(key)), salt_(std::move(salt)), cost_(cost) {}

  base::SecretBytes key_;
  base::Bytes salt_;
  PasswordCost cost_;
};

}  // namespace mend::opening
