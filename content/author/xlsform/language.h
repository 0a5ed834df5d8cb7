#pragma once

#include <map>
#include <string>
#include <string_view>

namespace mend::xlsform {

inline constexpr std::string_view english = "en";

/// Words by language tag.
using Words = std::map<std::string, std::string, std::less<>>;

/// "Cymraeg (cy)" → "cy"; "cy" → "cy"; "" if it is neither.
std::string language_tag(std::string_view name);

}  // namespace mend::xlsform
