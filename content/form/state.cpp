#include "content/form/state.h"

#include <algorithm>
#include <set>

namespace mend::form {

namespace {

std::vector<std::string_view> words_in(std::string_view list) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t start = list.find_first_not_of(' ', at);
    if (start == std::string_view::npos) break;
    at = std::min(list.find(' ', start), list.size());
    words.push_back(list.substr(start, at - start));
  }
  return words;
}

bool is_offered(const Entry& entry, std::string_view name) {
  return std::any_of(entry.items.begin(), entry.items.end(),
                     [&](const Item& item) { return item.name == name; });
}

/// "uuid:" and a random UUID (RFC 9562 §5.4).
std::string new_instance_id(base::Random& random) {
  std::string digits = random.id();
  digits[12] = '4';
  digits[16] = "89ab"[random.below(4)];
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, 1, '-');
  return "uuid:" + digits;
}

}  // namespace

std::string normal_value(const Entry& entry, std::string_view value) {
  if (entry.control != Control::select_multiple) return std::string(value);
  std::string normal;
  std::set<std::string_view> seen;
  for (const std::string_view name : words_in(value)) {
    if (!seen.insert(name).second) continue;
    if (!normal.empty()) normal += ' ';
    normal += name;
  }
  return normal;
}

std::optional<ProblemKind> shape_problem(const Entry& entry, const Field& field, std::string_view value) {
  if (value.empty()) return std::nullopt;
  bool fits = false;
  switch (entry.control) {
    case Control::text:
      // Four bytes are the most that a character takes: no need to look at a megabyte first.
      if (value.size() > field.max_length * 4) return ProblemKind::too_long;
      fits = is_plain_text(value);
      if (fits && length_in_characters(value) > field.max_length) return ProblemKind::too_long;
      break;
    case Control::select_one:
      fits = is_offered(entry, value);
      break;
    case Control::select_multiple: {
      const auto names = words_in(value);
      fits = !names.empty() && std::all_of(names.begin(), names.end(),
                                           [&](std::string_view name) { return is_offered(entry, name); });
      break;
    }
    case Control::acknowledge:
      fits = value == acknowledged;
      break;
    case Control::note:
      fits = value == field.initial;
      break;
  }
  return fits ? std::nullopt : std::optional(ProblemKind::not_possible);
}

Session::State::State(std::shared_ptr<const Form> of, const base::Clock& clock, base::Random& random)
    : form(std::move(of)),
      definition(form->definition()),
      language(definition.languages.front()),
      instance(definition),
      evaluator(instance.document(), clock),
      relevant(definition.fields.size(), true) {
  values.reserve(definition.fields.size());
  for (const Field& field : definition.fields) {
    values.push_back(field.preload_uid ? new_instance_id(random) : field.initial);
  }
  for (std::size_t i = 0; i < values.size(); ++i) show(static_cast<int>(i));
  recompute();
}

void Session::State::show(int field) const {
  const auto index = static_cast<std::size_t>(field);
  if (!definition.fields[index].children.empty()) return;
  instance.show(field, relevant[index] ? values[index] : std::string());
}

bool Session::State::truth(const std::string& expression, int field, bool otherwise) const {
  if (expression.empty()) return otherwise;
  auto found = compiled_.find(expression);
  if (found == compiled_.end()) found = compiled_.emplace(expression, evaluator.compile(expression)).first;
  bool result = otherwise;
  evaluator.boolean(found->second, instance.node(field), result);
  return result;
}

bool Session::State::is_relevant(const Entry& entry) const {
  if (!relevant[static_cast<std::size_t>(entry.field)]) return false;
  for (int group = entry.group; group >= 0;
       group = definition.groups[static_cast<std::size_t>(group)].parent) {
    const int field = definition.groups[static_cast<std::size_t>(group)].field;
    if (field >= 0 && !relevant[static_cast<std::size_t>(field)]) return false;
  }
  return true;
}

bool Session::State::is_required(int field) const {
  return truth(definition.fields[static_cast<std::size_t>(field)].required, field, false);
}

bool Session::State::is_readonly(int field) const {
  const Field& is = definition.fields[static_cast<std::size_t>(field)];
  return !is.calculate.empty() || truth(is.readonly, field, false);
}

Question Session::State::question(const Entry& entry) const {
  const Field& field = definition.fields[static_cast<std::size_t>(entry.field)];
  Question question;
  question.ref = field.ref;
  question.name = field.name;
  question.control = entry.control;
  question.label = definition.words(entry.label, language);
  question.hint = definition.words(entry.hint, language);
  for (const Item& item : entry.items) {
    question.choices.push_back({item.name, definition.words(item.label, language)});
  }
  question.required = entry.control != Control::note && is_required(entry.field);
  question.readonly = entry.control == Control::note || is_readonly(entry.field);
  question.value = values[static_cast<std::size_t>(entry.field)];
  question.appearance = entry.appearance;
  question.max_length = field.max_length;
  const auto ref_of = [&](int group) {
    const int at = definition.groups[static_cast<std::size_t>(group)].field;
    return at < 0 ? "#" + std::to_string(group) : definition.fields[static_cast<std::size_t>(at)].ref;
  };
  if (entry.group >= 0) {
    question.group = ref_of(entry.group);
    question.group_label =
        definition.words(definition.groups[static_cast<std::size_t>(entry.group)].label, language);
  }
  // The outermost field-list is the page: a page in a page is still one page.
  for (int group = entry.group; group >= 0;
       group = definition.groups[static_cast<std::size_t>(group)].parent) {
    if (definition.groups[static_cast<std::size_t>(group)].field_list) question.field_list = ref_of(group);
  }
  return question;
}

bool Session::State::constraint_holds(int field, const std::string& value) const {
  const Field& is = definition.fields[static_cast<std::size_t>(field)];
  if (is.constraint.empty()) return true;
  // The rule speaks about the answer as if it were given.
  instance.show(field, value);
  // A rule that cannot be worked out must not cost an answer.
  const bool holds = truth(is.constraint, field, true);
  show(field);
  return holds;
}

std::optional<Problem> Session::State::check(const Entry& entry, std::string_view value) const {
  const Field& field = definition.fields[static_cast<std::size_t>(entry.field)];
  const std::string normal = normal_value(entry, value);
  if (normal.empty()) {
    if (!is_required(entry.field)) return std::nullopt;
    return Problem{field.ref, ProblemKind::required, definition.words(field.required_message, language)};
  }
  if (const auto kind = shape_problem(entry, field, normal)) {
    Words message;
    if (*kind == ProblemKind::too_long) message = definition.words(field.constraint_message, language);
    return Problem{field.ref, *kind, message};
  }
  if (!constraint_holds(entry.field, normal)) {
    return Problem{field.ref, ProblemKind::constraint, definition.words(field.constraint_message, language)};
  }
  return std::nullopt;
}

void Session::State::set(int field, std::string value) {
  values[static_cast<std::size_t>(field)] = std::move(value);
  show(field);
  recompute();
}

void Session::State::restore(std::vector<std::string> all) {
  values = std::move(all);
  for (std::size_t i = 0; i < values.size(); ++i) show(static_cast<int>(i));
  recompute();
}

void Session::State::recompute() {
  for (const Step& step : definition.order) {
    const auto index = static_cast<std::size_t>(step.field);
    const Field& field = definition.fields[index];
    if (step.what == Step::What::relevant) {
      const bool above = field.parent < 0 || relevant[static_cast<std::size_t>(field.parent)];
      const bool now = above && truth(field.relevant, step.field, true);
      if (now == relevant[index]) continue;
      relevant[index] = now;
      show(step.field);
    } else if (relevant[index]) {
      auto found = compiled_.find(field.calculate);
      if (found == compiled_.end()) {
        found = compiled_.emplace(field.calculate, evaluator.compile(field.calculate)).first;
      }
      std::string result;
      if (!evaluator.text(found->second, instance.node(step.field), result)) continue;
      if (result.size() > limits::calculated_bytes || !is_plain_text(result)) result.clear();
      if (result == values[index]) continue;
      values[index] = std::move(result);
      show(step.field);
    }
  }
}

}  // namespace mend::form
