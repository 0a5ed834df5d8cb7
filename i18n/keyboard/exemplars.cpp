#include "i18n/keyboard/exemplars.h"

#include <stdexcept>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>

namespace mend::keyboard {
namespace {

icu::UnicodeSet exemplar(std::string_view language, ULocaleDataExemplarSetType type) {
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(std::string(language).c_str(), &status);
  icu::UnicodeSet set;
  if (U_SUCCESS(status)) ulocdata_getExemplarSet(data, set.toUSet(), 0, type, &status);
  ulocdata_close(data);
  if (U_FAILURE(status)) set.clear();
  return set;
}

const icu::Normalizer2& normalizer(bool compose) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found =
      compose ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no data.");
  return *found;
}

}  // namespace

Exemplars exemplars_of(std::string_view language) {
  return {exemplar(language, ULOCDATA_ES_STANDARD), exemplar(language, ULOCDATA_ES_AUXILIARY),
          exemplar(language, ULOCDATA_ES_PUNCTUATION)};
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

icu::UnicodeString nfc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalizer(true).normalize(text, status);
}

icu::UnicodeString nfd(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalizer(false).normalize(text, status);
}

bool is_mark(UChar32 point) {
  return (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

bool is_letter(UChar32 point) {
  const bool joiner = point == 0x200C || point == 0x200D;
  if (point == 0xAA || point == 0xBA) return false;  // the signs of "1º" and "1ª"
  return joiner || (U_GET_GC_MASK(point) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool can_type(const icu::UnicodeString& text, const icu::UnicodeSet& keys) {
  const icu::UnicodeString composed = nfc(text);
  if (composed.isEmpty() || keys.contains(composed)) return true;
  // The last letter or mark of any order that means the same, and what stands before it.
  const icu::UnicodeString apart = nfd(composed);
  for (int32_t at = apart.length(); at > 0;) {
    at = apart.moveIndex32(at, -1);
    const UChar32 point = apart.char32At(at);
    const int32_t size = U16_LENGTH(point);
    if (!keys.contains(icu::UnicodeString(point))) continue;
    const icu::UnicodeString before = apart.tempSubString(0, at) + apart.tempSubString(at + size);
    if (nfc(before + icu::UnicodeString(point)) == composed && can_type(before, keys)) return true;
  }
  // Not one letter: each for itself.
  const int32_t last = composed.moveIndex32(composed.length(), -1);
  return last > 0 && can_type(composed.tempSubString(last), keys) &&
         can_type(composed.tempSubString(0, last), keys);
}

}  // namespace mend::keyboard
