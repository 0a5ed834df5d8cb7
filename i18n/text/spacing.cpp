#include "i18n/text/spacing.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace mend::text {
namespace {

// Scripts whose letters stand alone. What is not here may join, so that a script nobody thought of stays
// whole.
constexpr std::array letters_stand_alone{
    USCRIPT_LATIN,    USCRIPT_GREEK,    USCRIPT_CYRILLIC, USCRIPT_HEBREW,   USCRIPT_ARMENIAN,
    USCRIPT_GEORGIAN, USCRIPT_HAN,      USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL,
    USCRIPT_BOPOMOFO, USCRIPT_ETHIOPIC, USCRIPT_THAI,
};

bool stands_alone(UScriptCode script) {
  return std::find(letters_stand_alone.begin(), letters_stand_alone.end(), script) !=
         letters_stand_alone.end();
}

bool is_space(UChar32 point) {
  return point == ' ' || point == 0xA0;
}

}  // namespace

void add_spacing(PangoAttrList* attributes, const std::string& text, int between_letters, int between_words) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  bool apart = true;  // digits and signs go with the letters before them
  int32_t start = 0;
  int spacing = 0;
  const auto end_stretch = [&](int32_t end) {
    if (spacing == 0 || end == start) return;
    PangoAttribute* attribute = pango_attr_letter_spacing_new(spacing);
    attribute->start_index = static_cast<guint>(start);
    attribute->end_index = static_cast<guint>(end);
    pango_attr_list_insert(attributes, attribute);
  };
  for (int32_t at = 0; at < length;) {
    const int32_t here = at;
    UChar32 point = 0;
    U8_NEXT_OR_FFFD(bytes, at, length, point);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(point, &status);
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) apart = stands_alone(script);
    const int wanted = (apart ? between_letters : 0) + (is_space(point) ? between_words : 0);
    if (wanted == spacing) continue;
    end_stretch(here);
    start = here;
    spacing = wanted;
  }
  end_stretch(length);
}

}  // namespace mend::text
