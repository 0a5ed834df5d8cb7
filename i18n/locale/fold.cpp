#include "i18n/locale/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace mend::locale {

std::string fold(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* apart = icu::Normalizer2::getNFKDInstance(error);
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  if (U_SUCCESS(error)) wide = apart->normalize(wide.foldCase(), error);
  icu::UnicodeString folded;
  for (std::int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
    const UChar32 letter = wide.char32At(at);
    if (u_charType(letter) == U_NON_SPACING_MARK) continue;
    if (u_isUWhiteSpace(letter)) {
      if (!folded.isEmpty() && folded[folded.length() - 1] != u' ') folded.append(u' ');
    } else {
      folded.append(letter);
    }
  }
  folded.trim();
  std::string utf8;
  return folded.toUTF8String(utf8);
}

}  // namespace mend::locale
