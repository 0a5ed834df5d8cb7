#pragma once

#include <string>
#include <string_view>

namespace mend::text {

/// The family that every list begins with: Latin letters, digits and punctuation.
inline constexpr std::string_view first_family = "Noto Sans";

/// Font families for a language, best first, separated by commas. Letters that several scripts share come
/// from the first family that has them, so that each language has its own script right after Noto Sans.
[[nodiscard]] std::string families_for(std::string_view language);

}  // namespace mend::text
