#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace mend::seal {

/// A flat CBOR map (RFC 8949) with text keys and values that are whole numbers from 0, flags, texts or
/// byte strings: all that an envelope needs. Written in the deterministic form of §4.2.1, and only that
/// form is read, so that one map has one encoding and a signature over it is unambiguous. A reader of our
/// own, because general ones recurse as deep as the sender likes. Values are wiped when the map goes.
class CborMap {
 public:
  CborMap() = default;
  CborMap(const CborMap&) = delete;
  CborMap& operator=(const CborMap&) = delete;
  CborMap(CborMap&&) = default;
  CborMap& operator=(CborMap&&) = default;
  ~CborMap();

  void put_text(std::string_view name, std::string_view value);
  void put_bytes(std::string_view name, base::ByteView value);
  void put_number(std::string_view name, std::int64_t value);
  void put_flag(std::string_view name, bool value);

  [[nodiscard]] std::size_t size() const { return members_.size(); }
  [[nodiscard]] bool has(std::string_view name) const;
  /// `refused` if the member is missing or of another type.
  [[nodiscard]] base::Result<std::string> text(std::string_view name) const;
  [[nodiscard]] base::Result<base::ByteView> bytes(std::string_view name) const;
  [[nodiscard]] base::Result<std::int64_t> number(std::string_view name) const;
  [[nodiscard]] base::Result<bool> flag(std::string_view name) const;

  [[nodiscard]] base::SecretBytes encode() const;
  /// The encoding without one member.
  [[nodiscard]] base::SecretBytes encode_without(std::string_view name) const;
  /// Refuses every other encoding, more than 32 members, and bytes after the map.
  static base::Result<CborMap> parse(base::ByteView bytes);

 private:
  using Value = std::variant<std::int64_t, bool, std::string, base::Bytes>;
  /// Bytewise order of the encoded keys: shorter first.
  struct Order {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    }
  };

  std::map<std::string, Value, Order> members_;
};

}  // namespace mend::seal
