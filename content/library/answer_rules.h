#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::library {

/// Form id → question → the answers that call for it.
using AnswerRules = std::map<std::string, std::map<std::string, std::vector<std::string>>>;

/// True if any of `answers` (the picked values of `question`) is in the rules for the form.
[[nodiscard]] bool matches(const AnswerRules& rules, std::string_view form, std::string_view question,
                           const std::vector<std::string>& answers);

/// Those for one form.
[[nodiscard]] AnswerRules rules_for(const AnswerRules& rules, std::string_view form);

/// What either calls for: no answer that one of them names is missing.
[[nodiscard]] AnswerRules united(AnswerRules rules, const AnswerRules& others);

}  // namespace mend::library
