#pragma once

#include "content/author/xlsform/survey.h"

#include <optional>

namespace mend::xlsform {

/// What to say of a form whose XForm has `bytes`, if that is more than the engine reads: which file or list
/// fills it, with how many rows, and what to do.
std::optional<Finding> too_large(const Survey& survey, std::size_t bytes);

}  // namespace mend::xlsform
