#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/base/result.h"

namespace mend::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(std::string_view text) {
  const ByteView view = as_bytes(text);
  return {view.begin(), view.end()};
}

/// Lower-case hexadecimal.
std::string hex(ByteView bytes);
/// Accepts both cases; refuses an odd length or any other character.
Result<Bytes> from_hex(std::string_view text);

/// Standard base64 with padding, on one line.
std::string base64(ByteView bytes);
/// Refuses white space, missing padding and any other character.
Result<Bytes> from_base64(std::string_view text);

/// Overwrites with zeros in a way that the compiler may not remove.
void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);

/// Bytes that are overwritten when they go: keys, PINs, opened answers. Moves, never copies.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size) : bytes_(size) {}
  explicit SecretBytes(ByteView bytes) : bytes_(bytes.begin(), bytes.end()) {}
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  SecretBytes(SecretBytes&& other) noexcept : bytes_(std::move(other.bytes_)) { other.bytes_.clear(); }
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
      wipe(bytes_);
      bytes_ = std::move(other.bytes_);
      other.bytes_.clear();
    }
    return *this;
  }
  ~SecretBytes() { wipe(bytes_); }

  [[nodiscard]] std::uint8_t* data() { return bytes_.data(); }
  [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] ByteView view() const { return bytes_; }
  [[nodiscard]] SecretBytes copy() const { return SecretBytes(view()); }

 private:
  Bytes bytes_;
};

}  // namespace mend::base
