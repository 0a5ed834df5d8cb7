#include "content/form/readers.h"
#include "content/form/readings.h"
#include "content/form/state.h"
#include "content/form/text.h"

#include <algorithm>
#include <set>

namespace mend::form {

namespace {

/// Gives something else each time, or what it gave before.
bool by_chance(const Expr& expression) {
  const auto any = [](const std::vector<Expr>& list) {
    return std::any_of(list.begin(), list.end(), by_chance);
  };
  if (expression.op == Expr::Op::call) {
    const std::string& name = expression.text;
    if (name == "once" || name == "random" || name == "uuid") return true;
    if (name == "randomize" && expression.args.size() == 1) return true;
  }
  return any(expression.args) || any(expression.predicates) ||
         std::any_of(expression.steps.begin(), expression.steps.end(),
                     [&](const Step& step) { return any(step.predicates); });
}

bool is_group(const Definition& definition, int field) {
  const std::vector<int>& children = definition.at(field).children;
  return std::any_of(children.begin(), children.end(),
                     [&](int child) { return !definition.at(child).attribute; });
}

}  // namespace

void find_given(Definition& definition) {
  std::set<int> found;
  Readings readings(definition);
  for (const Action& action : definition.actions) {
    const int place = action.source >= 0 ? action.source : std::max(action.repeat, 0);
    for (const Read& read : readings.of(*action.target.code, place)) found.insert(read.field);
  }
  // What a calculation gives stays no longer than until it is worked out again.
  std::erase_if(found, [&](int field) { return !definition.at(field).calculate.empty(); });
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const Field& field = definition.fields[i];
    const bool preloaded = field.preload != Preload::none && field.preload != Preload::end;
    const bool chance = !field.calculate.empty() && by_chance(*field.calculate.code);
    if (preloaded || chance) found.insert(static_cast<int>(i));
  }
  for (const std::vector<int>& entries : definition.pruners) {
    for (const int entry : entries) found.insert(definition.entries[static_cast<std::size_t>(entry)].field);
  }
  std::erase_if(found, [&](int field) { return is_group(definition, field); });
  definition.given.assign(found.begin(), found.end());
  std::stable_sort(definition.given.begin(), definition.given.end(), [&](int one, int other) {
    const auto rank = [&](int field) {
      return definition.rank[static_cast<std::size_t>(Thing::value(field))];
    };
    return rank(one) < rank(other);
  });
}

std::vector<std::pair<std::string, std::string>> Session::given() const {
  std::vector<std::pair<std::string, std::string>> all;
  std::vector<int> nodes;
  for (const int field : state_->definition.given) {
    nodes.clear();
    state_->instance->collect(0, field, nodes);
    for (const int node : nodes) {
      all.emplace_back(state_->instance->ref(node), std::string(state_->stored(node)));
    }
  }
  return all;
}

base::Status Session::restore(std::string_view ref, std::string_view value) {
  const Definition& definition = state_->definition;
  const std::string name(ref.substr(0, 200));
  const int node = state_->find(ref);
  if (node < 0) return base::refused("There is no node " + name + "; mend the ref.");
  const int field = state_->instance->field(node);
  if (is_group(definition, field)) return base::refused(name + " is a group; it has no value of its own.");
  const bool given =
      std::find(definition.given.begin(), definition.given.end(), field) != definition.given.end();
  if (!definition.at(field).calculate.empty() && !given) {
    return base::refused(name + " is worked out by the form itself; it cannot be put back.");
  }
  std::string normal = normal_value(definition, field, value);
  if (shape_problem(definition, field, normal, false)) {
    // What the form itself put there may have any shape.
    const bool any =
        given && (may_misfit(definition, field) || definition.at(field).preload != Preload::none);
    if (!any || value.size() > limits::calculated_bytes || !is_plain_text(value)) {
      return base::refused("The value has not the shape that " + name + " takes; it cannot be put back.");
    }
    normal = value;
  }
  state_->restore(node, std::move(normal));
  return {};
}

}  // namespace mend::form
