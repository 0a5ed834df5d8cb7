#include "i18n/text/families.h"

#include <algorithm>
#include <array>

namespace mend::text {
namespace {

struct Family {
  std::string_view language;  // without region or script
  std::string_view family;
};

// A language that is not here is written in letters that Noto Sans has.
constexpr std::string_view nastaliq = "Noto Nastaliq Urdu";
constexpr std::string_view plain_arabic = "Noto Sans Arabic UI";

constexpr std::array families{
    Family{"ar", plain_arabic},
    Family{"ckb", plain_arabic},
    Family{"fa", plain_arabic},
    Family{"ps", plain_arabic},
    // Nastaliq has no Sorani letters, and only Urdu readers look for it.
    Family{"ur", nastaliq},
    Family{"bn", "Noto Sans Bengali UI"},
    Family{"gu", "Noto Sans Gujarati UI"},
    Family{"hi", "Noto Sans Devanagari UI"},
    Family{"pa", "Noto Sans Gurmukhi UI"},
    Family{"ta", "Noto Sans Tamil UI"},
    Family{"th", "Noto Sans Thai UI"},
    Family{"zh", "Noto Sans CJK SC"},
};

bool is_too_much_for_nastaliq(std::string_view text) {
  int letters = 0;
  int word = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ') word = 0;
    // Arabic letters and marks are U+0600…U+077F: these bytes begin them.
    if (byte < 0xD8 || byte > 0xDD) continue;
    if (++word > nastaliq_word_letters || ++letters > nastaliq_letters) return true;
  }
  return false;
}

}  // namespace

std::string families_for(std::string_view language, std::string_view text) {
  const std::string_view name = language.substr(0, language.find('-'));
  std::string list(first_family);
  const auto* own =
      std::find_if(families.begin(), families.end(), [&](const Family& f) { return f.language == name; });
  if (own != families.end()) {
    const bool is_plain = own->family == nastaliq && is_too_much_for_nastaliq(text);
    list.append(",").append(is_plain ? plain_arabic : own->family);
  }
  // What is quoted in another language still finds its letters.
  for (const Family& other : families) {
    if (list.find(other.family) == std::string::npos) list.append(",").append(other.family);
  }
  return list;
}

}  // namespace mend::text
