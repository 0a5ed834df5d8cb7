#include "i18n/messages/mo_file.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unicode/utf8.h>

namespace mend::messages {
namespace {

constexpr std::size_t max_file_size = std::size_t{4} << 20;
constexpr std::uint32_t max_entries = 20'000;
constexpr std::uint32_t max_string_length = 16'384;
constexpr std::uint32_t magic = 0x950412de;
constexpr std::size_t header_size = 28;
constexpr char context_mark = '\4';

// The caller has checked that `at` + 4 is within the file.
std::uint32_t number(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool is_utf8(std::string_view text) {
  const auto length = static_cast<int32_t>(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (int32_t at = 0; at < length;) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, length, point);
    if (point < 0) return false;
  }
  return true;
}

// The string of a table's entry: length and offset, then a NUL after the string.
std::optional<std::string_view> string_at(std::string_view bytes, std::size_t table, std::size_t index) {
  const std::uint32_t length = number(bytes, table + index * 8);
  const std::uint32_t offset = number(bytes, table + index * 8 + 4);
  if (length > max_string_length || offset >= bytes.size() || bytes.size() - offset <= length)
    return std::nullopt;
  const std::string_view text = bytes.substr(offset, length);
  if (bytes[offset + length] != '\0' || text.find('\0') != std::string_view::npos || !is_utf8(text)) {
    return std::nullopt;
  }
  return text;
}

}  // namespace

tl::expected<std::vector<MoEntry>, std::string> read_mo_file(std::string_view bytes) {
  if (bytes.size() > max_file_size) return tl::unexpected<std::string>("it is larger than 4 MB");
  if (bytes.size() < header_size || number(bytes, 0) != magic || number(bytes, 4) >> 16 != 0) {
    return tl::unexpected<std::string>("it is not a little-endian .mo file");
  }
  const std::uint32_t count = number(bytes, 8);
  const std::uint32_t originals = number(bytes, 12);
  const std::uint32_t translations = number(bytes, 16);
  const std::size_t table_size = std::size_t{count} * 8;
  if (count > max_entries) return tl::unexpected<std::string>("it holds more than 20,000 messages");
  for (const std::uint32_t table : {originals, translations}) {
    if (table > bytes.size() || bytes.size() - table < table_size) {
      return tl::unexpected<std::string>("it ends within its table of messages");
    }
  }

  std::vector<MoEntry> entries;
  entries.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto original = string_at(bytes, originals, i);
    const auto translation = string_at(bytes, translations, i);
    if (!original || !translation) {
      return tl::unexpected<std::string>("message " + std::to_string(i) + " is damaged");
    }
    if (original->empty()) {  // gettext's header
      if (translation->find("charset=UTF-8") == std::string_view::npos) {
        return tl::unexpected<std::string>("its text is not marked as UTF-8");
      }
      continue;
    }
    const std::size_t mark = original->find(context_mark);
    if (mark == std::string_view::npos) {
      return tl::unexpected<std::string>("message " + std::to_string(i) + " has no id");
    }
    entries.push_back({original->substr(0, mark), original->substr(mark + 1), *translation});
  }
  return entries;
}

}  // namespace mend::messages
