#include "kiosk/ui/words.h"

#include <utility>

namespace mend::ui {

Words::Words(const messages::Text& text)
    : Words(text.value(), text.language(), locale::locale_for(text.language()).direction) {}

Words::Words(std::string text, std::string language, Direction direction)
    : text_(std::move(text)), language_(std::move(language)), direction_(direction) {}

std::string Words::plain() const {
  // U+2066…U+2069 (isolates) are E2 81 A6…A9, U+200E and U+200F (marks) are E2 80 8E and 8F.
  std::string plain;
  plain.reserve(text_.size());
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const auto byte = [&](std::size_t offset) {
      return i + offset < text_.size() ? static_cast<unsigned char>(text_[i + offset]) : 0U;
    };
    const bool isolate = byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
    const bool mark = byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F);
    if (isolate || mark) {
      i += 2;
    } else {
      plain += text_[i];
    }
  }
  return plain;
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
