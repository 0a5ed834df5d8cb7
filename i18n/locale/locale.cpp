#include "i18n/locale/locale.h"

#include <optional>
#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/ucasemap.h>
#include <unicode/unistr.h>

namespace mend::locale {
namespace {

// Longer than any tag of the registry; ICU takes time in the square of what it is given.
constexpr std::size_t max_tag_length = 64;

std::optional<icu::Locale> parse(std::string_view tag) {
  if (tag.empty() || tag.size() > max_tag_length) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale =
      icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  if (U_FAILURE(status) || locale.isBogus() || *locale.getLanguage() == '\0') return std::nullopt;
  return locale;
}

std::string canonical(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::string tag;
  icu::StringByteSink<std::string> sink(&tag);
  locale.toLanguageTag(sink, status);
  return U_FAILURE(status) ? std::string() : tag;
}

/// Language and script, as in "pt-Latn": what a reader can read.
std::string readable_as(const icu::Locale& locale) {
  icu::Locale full = locale;
  UErrorCode status = U_ZERO_ERROR;
  full.addLikelySubtags(status);
  return std::string(full.getLanguage()) + "-" + full.getScript();
}

}  // namespace

Locale locale_for(std::string_view tag) {
  const std::optional<icu::Locale> parsed = parse(tag);
  if (!parsed) return Locale{std::string(tag), Direction::left_to_right, std::string(tag)};

  Locale result;
  result.tag = canonical(*parsed);
  result.direction = parsed->isRightToLeft() != 0 ? Direction::right_to_left : Direction::left_to_right;
  icu::UnicodeString name;
  parsed->getDisplayName(*parsed, name);
  // Some languages write their own name small within a sentence; a list begins with a capital.
  name.toTitle(nullptr, *parsed, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE);
  name.toUTF8String(result.own_name);
  if (result.own_name.empty()) result.own_name = result.tag;
  return result;
}

std::string negotiate(const std::vector<std::string>& wanted, const std::vector<std::string>& offered) {
  for (const std::string& want : wanted) {
    const std::optional<icu::Locale> want_locale = parse(want);
    if (!want_locale) continue;
    const std::string want_tag = canonical(*want_locale);
    const std::string want_readable = readable_as(*want_locale);
    const std::string* next_best = nullptr;
    for (const std::string& offer : offered) {
      const std::optional<icu::Locale> offer_locale = parse(offer);
      if (!offer_locale) continue;
      if (canonical(*offer_locale) == want_tag) return offer;
      if (next_best == nullptr && readable_as(*offer_locale) == want_readable) next_best = &offer;
    }
    if (next_best != nullptr) return *next_best;
  }
  for (const std::string& offer : offered) {
    if (offer == "en") return offer;
  }
  return offered.empty() ? "en" : offered.front();
}

}  // namespace mend::locale
