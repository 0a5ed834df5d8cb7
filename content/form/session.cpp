#include "content/form/session.h"

#include "content/form/definition.h"
#include "content/form/state.h"
#include "content/form/wording.h"

#include <algorithm>

namespace mend::form {

namespace {

bool contains_token(std::string_view list, std::string_view token) {
  if (token.empty()) return false;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == token) return true;
    at = end + 1;
  }
  return false;
}

tl::unexpected<base::Error> no_such(std::string_view ref) {
  return base::refused("There is no node " + std::string(ref.substr(0, 200)) + "; mend the ref.");
}

}  // namespace

bool Question::has_appearance(std::string_view token) const {
  return contains_token(appearance, token);
}
bool Question::selected(std::string_view choice) const {
  return contains_token(value, choice);
}

Session::Session(std::shared_ptr<const Form> form, const base::Clock& clock, base::Random& random, Zone zone)
    : state_(std::make_unique<State>(std::move(form), clock, random, std::move(zone))) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const Form& Session::form() const {
  return *state_->form;
}
const std::string& Session::language() const {
  return state_->language;
}

void Session::set_language(std::string_view tag) {
  state_->language = state_->definition.has_language(tag) ? std::string(tag) : form().languages().front();
  // Expressions may read words, which are others now.
  if (state_->definition.reads_words) state_->recompute(true);
}

std::vector<Question> Session::questions() const {
  std::vector<Question> questions;
  state_->each_question(
      [&](const Entry& entry, int node) { questions.push_back(state_->question(entry, node)); });
  return questions;
}

std::optional<Question> Session::question(std::string_view ref) const {
  const int node = state_->find(ref);
  const Entry* entry = node < 0 ? nullptr : state_->definition.entry_of(state_->instance->field(node));
  if (entry == nullptr || !state_->is_asked(*entry, node)) return std::nullopt;
  return state_->question(*entry, node);
}

std::string Session::value(std::string_view ref) const {
  const int node = state_->find(ref);
  if (node < 0 || !state_->is_relevant(node)) return {};
  return std::string(state_->stored(node));
}

std::optional<Problem> Session::check(std::string_view ref, std::string_view value) const {
  const int node = state_->find(ref);
  const Entry* entry = node < 0 ? nullptr : state_->definition.entry_of(state_->instance->field(node));
  if (entry == nullptr || !state_->is_asked(*entry, node) || entry->control == Control::note ||
      state_->is_readonly(node)) {
    return Problem{std::string(ref), ProblemKind::not_possible, {}};
  }
  return state_->check(node, value);
}

base::Status Session::answer(std::string_view ref, std::string_view value) {
  if (const std::optional<Problem> problem = check(ref, value)) {
    return base::refused(state_->reason(*problem, value));
  }
  const int node = state_->find(ref);
  state_->answer(node, normal_value(state_->definition, state_->instance->field(node), value));
  return {};
}

base::Status Session::set(std::string_view ref, std::string_view value) {
  const int node = state_->find(ref);
  if (node < 0) return no_such(ref);
  if (state_->definition.entry_of(state_->instance->field(node)) != nullptr) return answer(ref, value);
  if (state_->instance->tree.has_elements(node) || state_->is_readonly(node) || !state_->is_relevant(node)) {
    return base::refused(state_->reason({std::string(ref), ProblemKind::not_possible, {}}, value));
  }
  if (const std::optional<Problem> problem = state_->check(node, value)) {
    return base::refused(state_->reason(*problem, value));
  }
  state_->answer(node, normal_value(state_->definition, state_->instance->field(node), value));
  return {};
}

void Session::clear(std::string_view ref) {
  const int node = state_->find(ref);
  const Entry* entry = node < 0 ? nullptr : state_->definition.entry_of(state_->instance->field(node));
  const bool possible = entry != nullptr && entry->control != Control::note &&
                        state_->is_asked(*entry, node) && !state_->is_readonly(node);
  if (possible) state_->answer(node, {});
}

std::optional<NodeState> Session::state(std::string_view ref) const {
  const int node = state_->find(ref);
  if (node < 0) return std::nullopt;
  const Field& field = state_->definition.at(state_->instance->field(node));
  const bool group = std::any_of(field.children.begin(), field.children.end(),
                                 [&](int child) { return !state_->definition.at(child).attribute; });
  NodeState out;
  out.type = field.repeated ? "repeat" : group ? "group" : field.type;
  out.relevant = state_->is_relevant(node);
  out.required = state_->is_required(node);
  out.readonly = state_->is_readonly(node);
  out.value = group || !out.relevant ? std::string() : std::string(state_->stored(node));
  // What is not relevant is not asked, so nothing is wrong with it.
  out.valid = !out.relevant || !state_->check(node, group ? std::string_view() : state_->stored(node));
  return out;
}

base::Result<std::vector<Choice>> Session::choices(std::string_view ref) const {
  const int node = state_->find(ref);
  const Entry* entry = node < 0 ? nullptr : state_->definition.entry_of(state_->instance->field(node));
  if (entry == nullptr) return base::refused("There is no question " + std::string(ref.substr(0, 200)) + ".");
  return state_->choices(*entry, node);
}

base::Result<Words> Session::label(std::string_view ref) const {
  const int node = state_->find(ref);
  if (node < 0) return no_such(ref);
  const int field = state_->instance->field(node);
  if (const Entry* entry = state_->definition.entry_of(field)) return state_->words(entry->label, node);
  for (const Group& group : state_->definition.groups) {
    if (group.field == field && !group.label.empty()) return state_->words(group.label, node);
  }
  return Words{};
}

base::Result<Evaluated> Session::evaluate(std::string_view expression, std::string_view at) const {
  const int node = at.empty() ? state_->instance->tree.first_element(0) : state_->find(at);
  if (node < 0) return no_such(at);
  if (expression.size() > limits::expression_bytes) return base::refused("The expression is too long.");
  MEND_TRY(Expr code, parse_expression(expression, "The expression"));
  bind_names(code, state_->definition);
  const auto value = state_->evaluator->run(code, node);
  if (!value) return base::refused("The expression cannot be worked out: " + state_->evaluator->problem());
  static constexpr const char* types[] = {"node-set", "string", "number", "boolean", "string"};
  return Evaluated{types[static_cast<std::size_t>(value->kind())], value->text(), value->number(state_->zone),
                   value->truth()};
}

std::vector<Repeat> Session::repeats() const {
  std::vector<Repeat> list;
  state_->each_repeat([&](const Group& group, int parent) {
    const Field& field = state_->definition.at(group.field);
    Repeat repeat;
    repeat.ref = (parent == 0 ? std::string() : state_->instance->ref(parent)) + "/" + field.name;
    // Its words stand on the group around it, as ODK has them.
    const Group* named = &group;
    if (named->label.empty() && group.parent >= 0) {
      named = &state_->definition.groups[static_cast<std::size_t>(group.parent)];
      if (named->field >= 0 && named->field != group.field) named = &group;
    }
    repeat.label = state_->words(named->label, parent);
    repeat.count = state_->instances(parent, group.field).size();
    repeat.may_add = !group.fixed && group.count.empty() && repeat.count < limits::repeats;
    repeat.may_remove = !group.fixed && group.count.empty() && repeat.count > 0;
    list.push_back(std::move(repeat));
  });
  return list;
}

base::Result<std::size_t> Session::count(std::string_view ref) const {
  MEND_TRY(const auto place, state_->find_repeat(ref));
  return state_->instances(place.first, place.second->field).size();
}

base::Result<std::string> Session::add_repeat(std::string_view ref) {
  MEND_TRY(const auto place, state_->find_repeat(ref));
  const auto& [parent, group] = place;
  if (group->fixed || !group->count.empty()) {
    return base::refused("The form itself says how many " + std::string(ref) +
                         " there are; none can be added.");
  }
  // Also where it is not asked now: a draft is taken up in the order in which it was written, and what is
  // asked may depend on the day.
  if (state_->instances(parent, group->field).size() >= limits::repeats) {
    return base::refused("No more " + std::string(ref) + " can be added here.");
  }
  const int node = state_->add(parent, *group);
  if (node < 0) return base::refused("The form is full; no more can be added.");
  return state_->instance->ref(node);
}

base::Status Session::remove_repeat(std::string_view ref) {
  const int node = state_->find(ref);
  const int field = node < 0 ? -1 : state_->instance->field(node);
  for (const Group& group : state_->definition.groups) {
    if (field < 0 || !group.repeat || group.field != field) continue;
    if (group.fixed || !group.count.empty()) {
      return base::refused("The form itself says how many of these there are; none can be taken out.");
    }
    state_->remove(node);
    return {};
  }
  return base::refused("There is no repeat instance " + std::string(ref.substr(0, 200)) + "; mend the ref.");
}

std::vector<Problem> Session::validate() const {
  std::vector<Problem> problems;
  std::vector<int> large = state_->overflows();
  state_->each_question([&](const Entry& entry, int node) {
    const bool caused = std::erase(large, node) > 0;
    if (entry.control == Control::note) return;
    if (auto problem = state_->check(node, state_->stored(node))) {
      problems.push_back(std::move(*problem));
    } else if (caused) {
      problems.push_back({state_->instance->ref(node), ProblemKind::not_possible, {}});
    }
  });
  for (const int node : large)
    problems.push_back({state_->instance->ref(node), ProblemKind::not_possible, {}});
  return problems;
}

}  // namespace mend::form
