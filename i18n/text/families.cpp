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
constexpr std::array families{
    Family{"ar", "Noto Sans Arabic UI"},
    Family{"ckb", "Noto Sans Arabic UI"},
    Family{"fa", "Noto Sans Arabic UI"},
    Family{"ps", "Noto Sans Arabic UI"},
    // Nastaliq has no Sorani letters, and only Urdu readers look for it.
    Family{"ur", "Noto Nastaliq Urdu"},
    Family{"bn", "Noto Sans Bengali UI"},
    Family{"gu", "Noto Sans Gujarati UI"},
    Family{"hi", "Noto Sans Devanagari UI"},
    Family{"pa", "Noto Sans Gurmukhi UI"},
    Family{"ta", "Noto Sans Tamil UI"},
    Family{"th", "Noto Sans Thai UI"},
    Family{"zh", "Noto Sans CJK SC"},
};

}  // namespace

std::string families_for(std::string_view language) {
  const std::string_view name = language.substr(0, language.find('-'));
  std::string list(first_family);
  const auto* own =
      std::find_if(families.begin(), families.end(), [&](const Family& f) { return f.language == name; });
  if (own != families.end()) list.append(",").append(own->family);
  // What is quoted in another language still finds its letters.
  for (const Family& other : families) {
    if (list.find(other.family) == std::string::npos) list.append(",").append(other.family);
  }
  return list;
}

}  // namespace mend::text
