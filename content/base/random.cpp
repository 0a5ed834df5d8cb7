#include "content/base/random.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

namespace mend::base {

std::uint32_t Random::below(std::uint32_t bound) {
  // Values under the threshold would make the low results likelier than the others.
  const std::uint32_t threshold = (0U - bound) % bound;
  for (;;) {
    std::uint8_t raw[4];
    fill(raw);
    const std::uint32_t value = static_cast<std::uint32_t>(raw[0]) | static_cast<std::uint32_t>(raw[1]) << 8 |
                                static_cast<std::uint32_t>(raw[2]) << 16 |
                                static_cast<std::uint32_t>(raw[3]) << 24;
    if (value >= threshold) return value % bound;
  }
}

std::string Random::id() {
  std::uint8_t raw[16];
  fill(raw);
  return hex(raw);
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = getrandom(bytes.data() + done, bytes.size() - done, 0);
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      std::abort();  // A key made without randomness would be worse than stopping.
    }
  }
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
  // SplitMix64 (Steele, Lea, Flood 2014).
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    z ^= z >> 31;
    for (std::size_t j = i; j < bytes.size() && j < i + 8; ++j) {
      bytes[j] = static_cast<std::uint8_t>(z >> (8 * (j - i)));
    }
  }
}

}  // namespace mend::base
