#include "content/author/form_eval.h"

#include "content/author/form_tool.h"

#include <cmath>

namespace mend::author {

base::Json evaluated_json(const std::string& type, const std::string& text, double number, bool truth) {
  base::Json answer = {{"type", type}, {"string", text}};
  if (std::isnan(number)) {
    answer["number"] = "NaN";
  } else if (std::isinf(number)) {
    answer["number"] = number > 0 ? "Infinity" : "-Infinity";
  } else if (std::abs(number) < 1e15 && number == std::trunc(number)) {
    answer["number"] = static_cast<std::int64_t>(number);  // 3 and not 3.0
  } else {
    answer["number"] = number;
  }
  answer["boolean"] = truth;
  return answer;
}

base::Result<base::Json> evaluate_in_form(const std::filesystem::path& form, const std::string& at,
                                          const std::string& expression) {
  MEND_TRY(const auto read, read_any_form(form));
  FormDesk desk;
  const form::Session session = desk.open(read);
  MEND_TRY(const form::Evaluated value, session.evaluate(expression, at));
  return evaluated_json(value.type, value.text, value.number, value.truth);
}

}  // namespace mend::author
