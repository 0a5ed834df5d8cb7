#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "content/base/bytes.h"

namespace mend::base {

/// Where unpredictable bytes come from.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
  /// Uniform in [0, bound); `bound` is at least 1.
  std::uint32_t below(std::uint32_t bound);
  /// 32 hexadecimal digits: 128 bits, for ids that nobody can guess.
  std::string id();
};

/// The kernel's generator.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// The in-memory twin: the same seed gives the same bytes. Never for keys.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::uint64_t state_;
};

}  // namespace mend::base
