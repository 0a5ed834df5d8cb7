#include "i18n/keyboard/layout.h"

#include "i18n/keyboard/compiled.h"

#include <span>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace mend::keyboard {
namespace {

UChar32 first_of(std::string_view text) {
  UChar32 point = 0;
  if (!text.empty()) U8_GET(reinterpret_cast<const std::uint8_t*>(text.data()), 0, 0, -1, point);
  return point;
}

bool is_mark(UChar32 point) {
  return (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

bool has_own_circle(UChar32 mark) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(mark, &status)) {
    case USCRIPT_BENGALI:
    case USCRIPT_DEVANAGARI:
    case USCRIPT_GUJARATI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_TAMIL:
      return true;
    default:
      return false;
  }
}

Key key_of(std::string_view text) {
  Key key{std::string(text), std::string(text)};
  const UChar32 first = first_of(text);
  key.mark = is_mark(first);
  // Indic letters bring the circle of their font along.
  if (key.mark && !has_own_circle(first)) key.shows = "\u25CC" + key.types;
  // What keeps letters apart or joins them cannot be seen.
  if (first == 0x200C) key.shows = "‹ ›";
  if (first == 0x200D) key.shows = "›‹";
  if (text.size() == 1 && text[0] == kNoKey) key = {};
  return key;
}

Row row_of(std::string_view keys) {
  Row row;
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(' '), keys.size());
    row.push_back(key_of(keys.substr(0, end)));
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return row;
}

std::vector<Row> rows_of(std::string_view keys) {
  std::vector<Row> rows;
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find('\n'), keys.size());
    rows.push_back(row_of(keys.substr(0, end)));
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return rows;
}

Layout layout_of(const Compiled& compiled) {
  Layout layout;
  layout.language = compiled.language;
  layout.right_to_left = compiled.right_to_left;
  layout.has_capitals = compiled.has_capitals;
  layout.pinyin = compiled.pinyin;
  layout.letters = rows_of(compiled.letters);
  layout.shifted = rows_of(compiled.shifted);
  layout.more = row_of(compiled.more);
  layout.more_shifted = row_of(compiled.more_shifted);
  layout.numbers = row_of(compiled.numbers);
  layout.handy = row_of(compiled.handy);
  return layout;
}

const std::vector<Layout>& layouts() {
  static const std::vector<Layout> kLayouts = [] {
    std::vector<Layout> all;
    for (const Compiled& compiled : std::span(kCompiled, kCompiledCount)) all.push_back(layout_of(compiled));
    return all;
  }();
  return kLayouts;
}

}  // namespace

const Layout& layout_for(std::string_view language) {
  const std::string_view name = language.substr(0, language.find('-'));
  for (const Layout& layout : layouts()) {
    if (layout.language == name) return layout;
  }
  return layouts().front();
}

std::vector<std::string> languages() {
  std::vector<std::string> names;
  for (const Layout& layout : layouts()) names.push_back(layout.language);
  return names;
}

std::string compose(std::string_view before, std::string_view typed) {
  std::string plain(before);
  plain += typed;
  if (!is_mark(first_of(typed))) return plain;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return plain;
  std::string composed;
  const icu::UnicodeString whole = normalizer->normalize(icu::UnicodeString::fromUTF8(plain), status);
  if (U_FAILURE(status)) return plain;
  whole.toUTF8String(composed);
  return composed;
}

}  // namespace mend::keyboard
