#include "content/form/digest.h"
#include "content/form/state.h"
#include "content/form/text.h"

#include <algorithm>

namespace mend::form {

void Session::State::begin() {
  take(std::make_unique<Instance>(definition));
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const Field& field = definition.fields[i];
    const int node = field.preload == Preload::none ? -1 : instance->first(0, static_cast<int>(i));
    if (node < 0) continue;
    const Moment moment = local_moment(clock.now(), zone);
    if (field.preload == Preload::uid) {
      std::string digits = random.id();
      instance->tree.set_text(node, "uuid:" + uuid_from(std::move(digits), random.below(4)));
    } else if (field.preload == Preload::start) {
      instance->tree.set_text(node, date_time_text(moment));
    } else if (field.preload == Preload::today) {
      instance->tree.set_text(node, date_text(moment));
    }
  }
  recompute(false);
  fire_load(true);
}

/// When a form is begun (`first`), and each time that it is taken up.
void Session::State::fire_load(bool first) {
  bool any = false;
  for (const Action& action : definition.actions) {
    if (!action.load && !(first && action.first_load)) continue;
    std::vector<int> nodes;
    if (action.repeat >= 0) {
      instance->collect(0, action.repeat, nodes);
    } else {
      nodes.push_back(instance->tree.first_element(0));
    }
    for (const int node : nodes) act(action, node);
    any = any || !nodes.empty();
  }
  keeping_ = !first;
  if (any) settle();
  keeping_ = false;
}

void Session::State::fire_new(int node, int field) {
  for (const Action& action : definition.actions) {
    if (action.new_repeat && action.repeat == field) act(action, node);
  }
}

void Session::State::fire_changes() {
  std::vector<std::pair<int, int>> list;
  std::swap(list, to_fire_);
  for (const auto& [field, node] : list) {
    if (instance->field(node) != field) continue;
    for (const int action : definition.on_change[static_cast<std::size_t>(field)]) {
      if (++changes_ > limits::changes) return;
      act(definition.actions[static_cast<std::size_t>(action)], node, restoring_);
    }
  }
}

/// The target is found from where the action stands; the value is worked out at the target, as in XForms.
void Session::State::act(const Action& action, int node, bool only_empty) {
  const auto target = evaluator->run(*action.target.code, node);
  // A target that is many nodes is none: which was meant?
  if (!target || !target->is_nodes() || target->nodes().size() != 1) return;
  const NodeRef& to = target->nodes().front();
  if (to.tree != &instance->tree || to.node <= 0 || instance->tree.has_elements(to.node)) return;
  std::string value = action.literal;
  if (!action.value.empty()) {
    const auto found = evaluator->run(*action.value.code, to.node);
    if (!found) return;
    value = found->kind() == Value::Kind::number && found->text() == "NaN" ? std::string() : found->text();
  }
  value = normal_number(definition, instance->field(to.node), std::move(value));
  const bool fits = value.size() <= limits::calculated_bytes && is_plain_text(value);
  overflow(to.node, instance->field(to.node), !fits);
  if (!fits || (only_empty && !stored(to.node).empty())) return;
  store(to.node, std::move(value));
}

}  // namespace mend::form
