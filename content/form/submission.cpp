#include "content/form/submission.h"

#include "content/form/definition.h"
#include "content/form/instance_xml.h"
#include "content/form/state.h"

#include <algorithm>

namespace mend::form {

base::Result<std::vector<Answer>> read_submission(const Form& form, base::ByteView submission,
                                                  std::string_view language) {
  const std::string what = "The answers";
  const Definition& definition = form.definition();
  MEND_TRY(const Document document, parse_xml(submission, what, instance_bytes));
  MEND_TRY(const std::vector<ReadValue> values,
           read_instance(definition, xmlDocGetRootElement(document.get()), what));

  std::vector<Answer> answers;
  for (const Entry& entry : definition.entries) {
    const std::string& value = values[static_cast<std::size_t>(entry.field)].text;
    if (entry.control == Control::note || value.empty()) continue;
    const Field& field = definition.fields[static_cast<std::size_t>(entry.field)];
    if (shape_problem(entry, field, value)) {
      return base::refused(what + " have a value that " + field.ref +
                           " does not offer; they cannot be used.");
    }
    Answer answer;
    answer.ref = field.ref;
    answer.name = field.name;
    answer.label = definition.words(entry.label, language);
    if (entry.items.empty()) {
      answer.values.push_back(value);
      answer.words.push_back({value, {}});
    }
    for (const Item& item : entry.items) {
      if ((' ' + value + ' ').find(' ' + item.name + ' ') == std::string::npos) continue;
      answer.values.push_back(item.name);
      answer.words.push_back(definition.words(item.label, language));
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace mend::form
