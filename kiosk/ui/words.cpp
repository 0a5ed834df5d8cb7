#include "kiosk/ui/words.h"

#include <algorithm>
#include <utility>

namespace mend::ui {
namespace {

constexpr std::size_t kInvisible = 3;  // bytes

/// U+2066…U+2069 (isolates) are E2 81 A6…A9, U+200E and U+200F (marks) are E2 80 8E and 8F.
bool invisible(std::string_view text, std::size_t at) {
  if (at + kInvisible > text.size()) return false;
  const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
  if (byte(0) != 0xE2) return false;
  return (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) ||
         (byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F));
}

}  // namespace

Words::Words(const messages::Text& text)
    : Words(text.value(), text.language(), locale::locale_for(text.language()).direction) {}

Words::Words(std::string text, std::string language, Direction direction)
    : text_(std::move(text)), language_(std::move(language)), direction_(direction) {}

std::string Words::plain() const {
  std::string plain;
  plain.reserve(text_.size());
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (invisible(text_, i)) {
      i += kInvisible - 1;
    } else {
      plain += text_[i];
    }
  }
  return plain;
}

std::size_t drawn_byte(std::string_view text, std::size_t at) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if (invisible(text, i)) {
      i += kInvisible - 1;
    } else if (at-- == 0) {
      break;
    }
  }
  return std::min(i, text.size());
}

Words content_words(std::string_view text, std::string_view language) {
  return {std::string(text), std::string(language), locale::locale_for(language).direction};
}

Words personal_words(std::string_view text) {
  Words words{messages::isolate(text), std::string(), Direction::left_to_right};
  words.personal_ = true;
  return words;
}

}  // namespace mend::ui
