#include "kiosk/store/pin.h"

#include <algorithm>
#include <sodium.h>
#include <string>

namespace mend::store {

bool is_pin(std::string_view text) {
  const auto is_picture = [](char c) { return c >= 'a' && c < static_cast<char>('a' + picture_pin_kinds); };
  if (text.size() == picture_pin_length && std::all_of(text.begin(), text.end(), is_picture)) return true;
  return text.size() >= pin_minimum && text.size() <= pin_maximum &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

base::Result<base::SecretBytes> pin_key(std::string_view pin, base::ByteView salt,
                                        const base::SecretBytes& storage_key, const PinCost& cost) {
  if (salt.size() != pin_salt_size || sodium_init() < 0) {
    return base::fail(base::ErrorKind::internal, "The device cannot check a PIN; tell staff.");
  }
  base::SecretBytes slow(32);
  if (crypto_pwhash(slow.data(), slow.size(), pin.data(), pin.size(), salt.data(), cost.passes, cost.memory,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::fail(base::ErrorKind::unavailable, "The device has too little memory now; try again.");
  }
  base::SecretBytes key(32);
  crypto_generichash(key.data(), key.size(), slow.data(), slow.size(), storage_key.data(),
                     storage_key.size());
  return key;
}

bool code_matches(std::string_view verifier, std::string_view code) {
  std::string digits;
  std::copy_if(code.begin(), code.end(), std::back_inserter(digits),
               [](char c) { return c != ' ' && c != '-'; });
  // The verifier came from outside: libsodium wants a terminated string of a fixed bound.
  char bounded[crypto_pwhash_STRBYTES] = {};
  if (verifier.empty() || verifier.size() >= sizeof bounded || digits.empty()) return false;
  std::copy(verifier.begin(), verifier.end(), bounded);
  const bool matches = crypto_pwhash_str_verify(bounded, digits.data(), digits.size()) == 0;
  base::wipe(digits);
  return matches;
}

std::int64_t delay_after(std::int64_t wrong_tries) {
  constexpr std::int64_t free_tries = 4;
  constexpr std::int64_t first_delay = 15'000;
  constexpr std::int64_t longest_delay = 3'600'000;
  if (wrong_tries < free_tries) return 0;
  const std::int64_t doublings = std::min<std::int64_t>(wrong_tries - free_tries, 8);
  return std::min(first_delay << doublings, longest_delay);
}

}  // namespace mend::store
