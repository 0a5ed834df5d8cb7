#pragma once

#include "content/form/session.h"
#include "content/library/policy.h"

#include <string_view>

namespace mend::screens {

/// True if the answer is one that the rules name for the form; of a list of answers, if one of them is.
/// Numbers count by what they say, not by how they are written.
[[nodiscard]] bool calls_for(const library::AnswerRules& rules, std::string_view form,
                             const form::Question& question);

}  // namespace mend::screens
