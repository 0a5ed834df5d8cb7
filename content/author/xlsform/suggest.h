#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

/// " Did you mean \"relevant\"?" for the known word that is near enough to `word` to be a slip of the hand,
/// else
/// "". To be put after a sentence.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

/// "50,000"
std::string with_commas(std::size_t number);

/// `text` with ASCII letters in lower case.
std::string lower(std::string_view text);

}  // namespace mend::xlsform
