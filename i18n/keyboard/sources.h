#pragma once

#include <array>
#include <string_view>

namespace mend::keyboard {

/// Which of xkb-data's layouts a language is written with. What its letters need beyond that comes from CLDR.
struct Source {
  std::string_view language;
  std::string_view layout;
  std::string_view variant;
  std::string_view handy;  ///< the signs that a writer wants at once, next to the space
  bool pinyin = false;
};

inline constexpr std::array kSources{
    Source{"en", "gb", "", ".,'?"},
    Source{"cy", "gb", "extd", ".,'?"},
    Source{"sq", "al", "", ".,'?"},
    Source{"pl", "pl", "", ".,?!"},
    Source{"ro", "ro", "", ".,-?"},
    Source{"lt", "lt", "", ".,?!"},
    Source{"pt", "pt", "", ".,-?"},
    Source{"vi", "vn", "", ".,?!"},
    Source{"tr", "tr", "", ".,'?"},
    Source{"so", "gb", "", ".,'?"},
    Source{"ar", "ara", "", ".،؟!"},
    Source{"ur", "pk", "urd-phonetic", "۔،؟!"},
    Source{"ckb", "iq", "ku_ara", ".،؟!"},
    Source{"fa", "ir", "", ".،؟!"},
    Source{"ps", "af", "ps", ".،؟!"},
    Source{"pa", "in", "guru", "।,?!"},
    Source{"hi", "in", "", "।,?!"},
    Source{"bn", "bd", "", "।,?!"},
    Source{"gu", "in", "guj", ".,?!"},
    // As taught in Tamil schools; the other one leaves a third of its keys empty.
    Source{"ta", "in", "tam_tamilnet", ".,?!"},
    Source{"zh", "gb", "", "。，？！", true},
    Source{"th", "th", "", ".,?!"},
};

}  // namespace mend::keyboard
