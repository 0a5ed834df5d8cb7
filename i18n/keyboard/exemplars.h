#pragma once

#include <string>
#include <string_view>
#include <unicode/uniset.h>

// Runs when Mend is built, and in tests.
namespace mend::keyboard {

/// What CLDR says a language is written with.
struct Exemplars {
  icu::UnicodeSet main;       ///< its own letters
  icu::UnicodeSet auxiliary;  ///< of names and foreign words
  icu::UnicodeSet signs;      ///< punctuation
};
Exemplars exemplars_of(std::string_view language);

std::string utf8(const icu::UnicodeString& text);
icu::UnicodeString nfc(const icu::UnicodeString& text);
icu::UnicodeString nfd(const icu::UnicodeString& text);
bool is_mark(UChar32 point);
/// Takes part in writing words: letters, marks, and what joins letters or keeps them apart.
bool is_letter(UChar32 point);

/// True when `text` can be typed with keys that give `keys`, marks after their letters.
bool can_type(const icu::UnicodeString& text, const icu::UnicodeSet& keys);

}  // namespace mend::keyboard
