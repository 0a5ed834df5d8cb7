#pragma once

#include <array>
#include <memory>
#include <string>

#include "content/base/bytes.h"

namespace mend::base {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(ByteView bytes);
inline std::string sha256_hex(ByteView bytes) { return hex(sha256(bytes)); }

/// SHA-256 of bytes that arrive in pieces.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;
  void add(ByteView bytes);
  /// Call once, after the last piece.
  Sha256 finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mend::base
