#pragma once

#include "content/author/xlsform/survey.h"

#include <string>
#include <string_view>

namespace mend::xlsform {

// What is wrong with the choices that a question shows: a sentence each, "" if it is well.

/// There is no such list, or it is in the other sheet.
std::string missing_list(const Survey& survey, const Item& item);
/// allow_choice_duplicates is for lists of which a filter shows one or the other.
std::string twins_shown(const Survey& survey, const Item& item);
/// Nobody looks through thousands of choices, also not by typing. `filter` is the choice_filter as written;
/// what its parts of the kind `column = …` let through is counted, and other filters are trusted.
std::string too_many_shown(const Survey& survey, const Item& item, std::string_view filter);

}  // namespace mend::xlsform
