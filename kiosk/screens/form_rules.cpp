#include "kiosk/screens/form_rules.h"

#include "kiosk/screens/form_way.h"
#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {

using form::Control;

namespace {

/// As it is compared: "01" and "1" are one number, "1" and "true" one yes.
std::string plain(Control control, std::string_view value) {
  switch (control) {
    case Control::integer:
    case Control::decimal:
    case Control::range:
      return plain_spelling(value).value_or(std::string(value));
    case Control::boolean:
      if (value == "1") return "true";
      return value == "0" ? "false" : std::string(value);
    default:
      return std::string(value);
  }
}

}  // namespace

bool calls_for(const library::AnswerRules& rules, std::string_view form, const form::Question& question) {
  if (question.value.empty()) return false;
  const auto of_form = rules.find(std::string(form));
  if (of_form == rules.end()) return false;
  const auto of_question = of_form->second.find(question.name);
  if (of_question == of_form->second.end()) return false;
  std::vector<std::string> answers;
  if (question.control == Control::select_multiple) {
    answers = split_names(question.value);
  } else {
    answers = {plain(question.control, question.value)};
  }
  return std::any_of(of_question->second.begin(), of_question->second.end(), [&](const std::string& named) {
    return std::find(answers.begin(), answers.end(), plain(question.control, named)) != answers.end();
  });
}

}  // namespace mend::screens
