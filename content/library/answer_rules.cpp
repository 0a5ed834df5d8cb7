#include "content/library/answer_rules.h"

#include <algorithm>

namespace mend::library {

bool matches(const AnswerRules& rules, std::string_view form, std::string_view question,
             const std::vector<std::string>& answers) {
  const auto questions = rules.find(std::string(form));
  if (questions == rules.end()) return false;
  const auto wanted = questions->second.find(std::string(question));
  if (wanted == questions->second.end()) return false;
  return std::any_of(answers.begin(), answers.end(), [&](const std::string& answer) {
    return std::find(wanted->second.begin(), wanted->second.end(), answer) != wanted->second.end();
  });
}

AnswerRules rules_for(const AnswerRules& rules, std::string_view form) {
  const auto found = rules.find(std::string(form));
  return found == rules.end() ? AnswerRules() : AnswerRules{*found};
}

AnswerRules united(AnswerRules rules, const AnswerRules& others) {
  for (const auto& [form, questions] : others) {
    for (const auto& [question, answers] : questions) {
      std::vector<std::string>& all = rules[form][question];
      for (const std::string& answer : answers) {
        if (std::find(all.begin(), all.end(), answer) == all.end()) all.push_back(answer);
      }
    }
  }
  return rules;
}

}  // namespace mend::library
