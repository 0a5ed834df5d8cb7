#pragma once

#include "content/form/definition.h"

#include <string>
#include <string_view>

namespace mend::form {

/// A value that a person gave to a question that is not chosen from words, as a reader of `language` writes
/// it: "Friday 2 January 2026", "March 2026" where only a month was asked for, "14:30", "Yes", "7 (1–10)".
/// Dates and times are those of the person's own clock. What cannot be read so stays as it is.
Words answer_words(const Entry& entry, std::string_view value, std::string_view language);

}  // namespace mend::form
