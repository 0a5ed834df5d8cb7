#include "content/author/xlsform/triggers.h"

namespace mend::xlsform {

void read_triggers(Survey& survey, const References& references, const Reporter& reporter, int index) {
  const auto item = [&](int at) -> Item& { return survey.items[static_cast<std::size_t>(at)]; };
  Item& it = item(index);
  if (it.trigger.empty()) return;
  const Resolved resolved = references.expression(it.trigger, index);
  for (const std::string& problem : resolved.problems) reporter.problem(it, "trigger", problem);
  if (resolved.problems.empty() && resolved.items.empty())
    reporter.problem(it, "trigger", "Name the question whose change sets this one, for example ${age}.");
  for (const int source : resolved.items) {
    const Item& from = item(source);
    if (!is_shown(from.type.kind) || is_section(from.type.kind)) {
      reporter.problem(it, "trigger", "Nobody answers \"" + from.name + "\"; name a question that is shown.");
    } else if (source == index) {
      reporter.problem(it, "trigger", "A question cannot set itself; name another one.");
    } else if (const int repeat = references.repeat_of(index);
               repeat >= 0 && !from.path.starts_with(item(repeat).path + "/")) {
      reporter.problem(it, "trigger",
                       "\"" + from.name +
                           "\" is not in the same repeat, so it is not clear which "
                           "one it sets; name a question in it.");
    } else {
      it.triggers.push_back(source);
    }
  }
}

}  // namespace mend::xlsform
