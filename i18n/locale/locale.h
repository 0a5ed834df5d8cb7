#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mend::locale {

enum class Direction { left_to_right, right_to_left };

/// A language as a screen needs to know it.
struct Locale {
  std::string tag;  ///< BCP 47, canonical ("en", "cy", "ar")
  Direction direction = Direction::left_to_right;
  std::string own_name;  ///< as its own speakers write it, capitalised for a list ("Cymraeg")

  bool operator==(const Locale&) const = default;
};

/// Never fails: a tag that is not BCP 47, or is nobody's language, is shown by itself, left to right.
[[nodiscard]] Locale locale_for(std::string_view tag);

/// The first of `wanted` (best first) that `offered` can serve, as spelt in `offered`: the same tag,
/// else the same language in the same script ("pt-BR" is served by "pt"). Without any: "en" if offered,
/// else the first offered, else "en".
[[nodiscard]] std::string negotiate(const std::vector<std::string>& wanted,
                                    const std::vector<std::string>& offered);

}  // namespace mend::locale
