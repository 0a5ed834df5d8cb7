#include "i18n/text/paragraph.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace mend::text {
namespace {

// Beyond these a layout takes seconds (measured); no text that a person means comes near.
constexpr int max_marks = 30;
constexpr int max_line_breaks = 500;

constexpr UChar32 replacement = 0xFFFD;
constexpr UChar32 paragraph_separator = 0x2029;

void append(std::string& text, UChar32 point) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, point);
  text.append(bytes, static_cast<std::size_t>(length));
}

// What adds to the letter before it and takes no room of its own.
bool is_mark(UChar32 point) {
  const auto mask = U_GET_GC_MASK(point);
  return (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0;
}

}  // namespace

std::string clean(std::string_view text, Mending* mending) {
  Mending done;
  done.cut = text.size() > max_text_bytes;
  const auto length = static_cast<int32_t>(std::min(text.size(), max_text_bytes));
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::string result;
  result.reserve(static_cast<std::size_t>(length));
  int marks = 0;
  int line_breaks = 0;
  for (int32_t at = 0; at < length;) {
    const int32_t start = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, length, point);
    if (point < 0) {
      // Cut in two by the limit: left out rather than shown as damage.
      if (static_cast<std::size_t>(length) < text.size() && length - start < U8_MAX_LENGTH && at == length)
        break;
      point = replacement;
      done.replaced = true;
    }
    if (point == '\r') {
      if (at < length && bytes[at] == '\n') continue;
      point = '\n';
    }
    if (point == '\n' || point == paragraph_separator) {
      if (++line_breaks > max_line_breaks) {
        point = ' ';
        done.cut = true;
      }
    } else if (point != '\t' && u_charType(point) == U_CONTROL_CHAR) {
      point = replacement;
      done.replaced = true;
    }
    marks = is_mark(point) ? marks + 1 : 0;
    if (marks > max_marks) {
      done.cut = true;
      continue;
    }
    if (result.size() + U8_LENGTH(point) > max_text_bytes) {
      done.cut = true;
      break;
    }
    append(result, point);
  }
  if (mending != nullptr) *mending = done;
  return result;
}

}  // namespace mend::text
