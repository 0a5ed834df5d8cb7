#pragma once

#include <string>
#include <string_view>

namespace mend::locale {

/// The text as it is looked for: without case, accents and marks, and with one space between words.
/// "Café  Óðinn" and "cafe óðinn" are one.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace mend::locale
