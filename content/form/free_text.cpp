#include "content/form/free_text.h"

#include "content/form/definition.h"

namespace mend::form {

base::Status refuse_free_text(const Form& form) {
  const Definition& definition = form.definition();
  for (const Entry& entry : definition.entries) {
    const Field& field = definition.at(entry.field);
    const bool number = entry.control == Control::integer && field.constraint.empty();
    if (entry.control != Control::text && entry.control != Control::decimal && !number) continue;
    return base::refused("The form takes any words or numbers in " + field.ref +
                         ", which a form of its class must not.");
  }
  for (const Group& group : definition.groups) {
    if (!group.repeat || !group.count.empty()) continue;
    return base::refused("The form asks " + definition.at(group.field).ref +
                         " any number of times, which a form of its class must not.");
  }
  return {};
}

}  // namespace mend::form
