#include "content/form/readers.h"

#include <string>

namespace mend::form {

namespace {

/// ODK's names of events, and the old names that JavaRosa still takes.
bool take_event(const std::string& event, Action& action) {
  if (event == "odk-instance-first-load" || event == "xforms-ready") {
    action.first_load = true;
  } else if (event == "odk-instance-load") {
    action.load = true;
  } else if (event == "odk-new-repeat" || event == "jr-insert") {
    action.new_repeat = true;
  } else if (event == "xforms-value-changed") {
    action.value_changed = true;
  } else {
    return false;
  }
  return true;
}

base::Status read_action(const xmlNode* node, int source, int repeat, Loading& loading) {
  if (!is_element(node, "setvalue")) {
    return base::refused("The form uses the action \"" + std::string(local_name(node)) +
                         "\", which is not supported; take it out.");
  }
  Action action;
  action.source = source;
  action.repeat = repeat;
  std::string target = trimmed(attribute(node, "ref"));
  if (target.empty()) {
    const auto bound = loading.bind_ids.find(trimmed(attribute(node, "bind")));
    if (bound != loading.bind_ids.end()) target = loading.definition.at(bound->second).ref;
  }
  const std::string where = "The setvalue of " + target.substr(0, 200);
  if (target.empty()) return base::refused("A setvalue names no field; give it a ref.");
  std::string events = any_attribute(node, "event") + " ";
  for (std::size_t at = 0; at < events.size();) {
    const std::size_t end = events.find(' ', at);
    const std::string event = trimmed(std::string_view(events).substr(at, end - at));
    if (!event.empty() && !take_event(event, action)) {
      return base::refused(where + " waits for \"" + event + "\", which is not supported; mend its event.");
    }
    at = end + 1;
  }
  if (!action.first_load && !action.load && !action.new_repeat && !action.value_changed) {
    return base::refused(where + " waits for nothing; give it an event.");
  }
  if (action.value_changed && source < 0) {
    return base::refused(where + " waits for a changed value but stands in no question; move it into one.");
  }
  if (action.new_repeat && repeat < 0) {
    return base::refused(where + " waits for a new repeat but stands in none; move it into one.");
  }
  MEND_TRY(action.target, loading.definition.rules.add(target, where));
  MEND_TRY(action.value, loading.rule(node, "value", "a setvalue of " + target));
  if (action.value.empty()) action.literal = content(node);
  if (loading.definition.actions.size() >= limits::actions) {
    return base::refused("The form has too many actions; keep at most 2,000.");
  }
  loading.definition.actions.push_back(std::move(action));
  return {};
}

}  // namespace

bool is_action(const xmlNode* node) {
  const std::string_view name = local_name(node);
  return name == "setvalue" || name == "setgeopoint" || name == "recordaudio" || name == "action" ||
         name == "insert" || name == "delete";
}

base::Status read_actions(const xmlNode* parent, int source, int repeat, Loading& loading) {
  for (const xmlNode* node : elements(parent)) {
    if (is_action(node)) MEND_CHECK(read_action(node, source, repeat, loading));
  }
  return {};
}

}  // namespace mend::form
