#include "sync/seal/cbor.h"

#include <limits>

namespace mend::seal {

namespace {

constexpr std::size_t members_limit = 32;
constexpr std::size_t name_limit = 32;

enum Major : std::uint8_t { number_major = 0, bytes_major = 2, text_major = 3, map_major = 5 };
constexpr std::uint8_t false_byte = 0xf4;
constexpr std::uint8_t true_byte = 0xf5;

/// Writes into a buffer of the right size from the start, so that no reallocation leaves a copy behind.
class Writer {
 public:
  explicit Writer(std::size_t room) : buffer_(room) {}

  void head(Major major, std::uint64_t value) {
    const auto lead = static_cast<std::uint8_t>(major << 5);
    if (value < 24) return byte(static_cast<std::uint8_t>(lead | value));
    const int width = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffffffff ? 2 : 3;
    byte(static_cast<std::uint8_t>(lead | (24 + width)));
    for (int shift = (8 << width) - 8; shift >= 0; shift -= 8)
      byte(static_cast<std::uint8_t>(value >> shift));
  }
  void byte(std::uint8_t value) { buffer_.data()[used_++] = value; }
  void raw(base::ByteView bytes) {
    std::copy(bytes.begin(), bytes.end(), buffer_.data() + used_);
    used_ += bytes.size();
  }
  [[nodiscard]] base::SecretBytes take() const { return base::SecretBytes(buffer_.view().first(used_)); }

 private:
  base::SecretBytes buffer_;
  std::size_t used_ = 0;
};

class Reader {
 public:
  explicit Reader(base::ByteView bytes) : rest_(bytes) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] int peek() const { return rest_.empty() ? -1 : rest_[0]; }
  void skip() { rest_ = rest_.subspan(1); }

  /// False if it is no head of that kind, or not the shortest way to say the value.
  bool head(Major major, std::uint64_t& value) {
    if (rest_.empty() || rest_[0] >> 5 != major) return false;
    const std::uint8_t info = rest_[0] & 31;
    rest_ = rest_.subspan(1);
    value = info;
    if (info < 24) return true;
    if (info > 27) return false;
    const int width = info - 24;
    const std::size_t count = std::size_t{1} << width;
    if (rest_.size() < count) return false;
    value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8 | rest_[i];
    rest_ = rest_.subspan(count);
    static constexpr std::uint64_t least[] = {24, 0x100, 0x10000, 0x100000000};
    return value >= least[width];
  }
  bool string(Major major, base::ByteView& value) {
    std::uint64_t length = 0;
    if (!head(major, length) || length > rest_.size()) return false;
    value = rest_.first(static_cast<std::size_t>(length));
    rest_ = rest_.subspan(static_cast<std::size_t>(length));
    return true;
  }

 private:
  base::ByteView rest_;
};

tl::unexpected<base::Error> malformed() {
  return base::refused("The sealed fields are not written as docs/formats.md says.");
}

tl::unexpected<base::Error> missing(std::string_view name) {
  return base::refused("The sealed field \"" + std::string(name) + "\" is missing or of the wrong kind.");
}

bool is_name(base::ByteView bytes) {
  if (bytes.empty() || bytes.size() > name_limit) return false;
  for (const std::uint8_t c : bytes) {
    if (c != '_' && (c < 'a' || c > 'z')) return false;
  }
  return true;
}

}  // namespace

CborMap::~CborMap() {
  for (auto& [name, value] : members_) {
    if (auto* text = std::get_if<std::string>(&value)) base::wipe(*text);
    if (auto* bytes = std::get_if<base::Bytes>(&value)) base::wipe(*bytes);
  }
}

void CborMap::put_text(std::string_view name, std::string_view value) {
  members_.insert_or_assign(std::string(name), std::string(value));
}
void CborMap::put_bytes(std::string_view name, base::ByteView value) {
  members_.insert_or_assign(std::string(name), base::Bytes(value.begin(), value.end()));
}
void CborMap::put_number(std::string_view name, std::int64_t value) {
  members_.insert_or_assign(std::string(name), value);
}
void CborMap::put_flag(std::string_view name, bool value) {
  members_.insert_or_assign(std::string(name), value);
}

bool CborMap::has(std::string_view name) const {
  return members_.find(name) != members_.end();
}

base::Result<std::string> CborMap::text(std::string_view name) const {
  const auto at = members_.find(name);
  if (at == members_.end() || !std::holds_alternative<std::string>(at->second)) return missing(name);
  return std::get<std::string>(at->second);
}

base::Result<base::ByteView> CborMap::bytes(std::string_view name) const {
  const auto at = members_.find(name);
  if (at == members_.end() || !std::holds_alternative<base::Bytes>(at->second)) return missing(name);
  return base::ByteView(std::get<base::Bytes>(at->second));
}

base::Result<std::int64_t> CborMap::number(std::string_view name) const {
  const auto at = members_.find(name);
  if (at == members_.end() || !std::holds_alternative<std::int64_t>(at->second)) return missing(name);
  return std::get<std::int64_t>(at->second);
}

base::Result<bool> CborMap::flag(std::string_view name) const {
  const auto at = members_.find(name);
  if (at == members_.end() || !std::holds_alternative<bool>(at->second)) return missing(name);
  return std::get<bool>(at->second);
}

base::SecretBytes CborMap::encode() const {
  return encode_without({});
}

base::SecretBytes CborMap::encode_without(std::string_view without) const {
  constexpr std::size_t head_room = 9;
  std::size_t room = head_room;
  for (const auto& [name, value] : members_) {
    room += 2 * head_room + name.size();
    if (const auto* text = std::get_if<std::string>(&value)) room += text->size();
    if (const auto* bytes = std::get_if<base::Bytes>(&value)) room += bytes->size();
  }
  Writer writer(room);
  writer.head(map_major, members_.size() - (has(without) ? 1 : 0));
  for (const auto& [name, value] : members_) {
    if (name == without) continue;
    writer.head(text_major, name.size());
    writer.raw(base::as_bytes(name));
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      writer.head(number_major, static_cast<std::uint64_t>(*number));
    } else if (const auto* flag = std::get_if<bool>(&value)) {
      writer.byte(*flag ? true_byte : false_byte);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      writer.head(text_major, text->size());
      writer.raw(base::as_bytes(*text));
    } else if (const auto* bytes = std::get_if<base::Bytes>(&value)) {
      writer.head(bytes_major, bytes->size());
      writer.raw(*bytes);
    }
  }
  return writer.take();
}

base::Result<CborMap> CborMap::parse(base::ByteView input) {
  Reader reader(input);
  std::uint64_t count = 0;
  if (!reader.head(map_major, count) || count > members_limit) return malformed();
  CborMap map;
  std::string previous;
  for (std::uint64_t i = 0; i < count; ++i) {
    base::ByteView key;
    if (!reader.string(text_major, key) || !is_name(key)) return malformed();
    std::string name(base::as_text(key));
    // Strictly rising: no name twice, and one order only.
    if (i > 0 && !Order{}(previous, name)) return malformed();
    const int lead = reader.peek();
    std::uint64_t number = 0;
    base::ByteView value;
    if (lead == true_byte || lead == false_byte) {
      reader.skip();
      map.put_flag(name, lead == true_byte);
    } else if (lead >> 5 == text_major) {
      if (!reader.string(text_major, value)) return malformed();
      map.put_text(name, base::as_text(value));
    } else if (lead >> 5 == bytes_major) {
      if (!reader.string(bytes_major, value)) return malformed();
      map.put_bytes(name, value);
    } else {
      if (!reader.head(number_major, number)) return malformed();
      if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return malformed();
      map.put_number(name, static_cast<std::int64_t>(number));
    }
    previous = std::move(name);
  }
  if (!reader.done()) return malformed();
  return map;
}

}  // namespace mend::seal
