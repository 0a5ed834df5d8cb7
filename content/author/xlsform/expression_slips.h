#pragma once

#include "content/author/xlsform/references.h"
#include "content/author/xlsform/survey.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

// Slips in expressions, as the author wrote them: a sentence each.

/// What XPath takes without a word, and what would go wrong unseen: a choice that a list does not have, and a
/// regular expression that cannot be read.
std::vector<std::string> slips(std::string_view expression, const Survey& survey,
                               const References& references);
/// Columns that a choice_filter reads and its list does not have: it would show no choice at all.
std::vector<std::string> filter_slips(std::string_view filter, const Survey& survey, const Item& item);
/// A calculation of numbers that may be skipped: it gives nothing as soon as one of them is. "" if none.
std::string blank_number(std::string_view calculation, const Survey& survey, const References& references);
/// A `relevant` that waits for a question further on: it would come up behind who has gone past it. "" if
/// none.
std::string asked_later(std::string_view relevant, const Survey& survey, const References& references,
                        int reader);
/// What to do about an expression that cannot be read; "" if nothing is known. To be put after a sentence.
std::string remedy_for(std::string_view expression, std::string_view objection);

}  // namespace mend::xlsform
