#include "content/form/session.h"

#include "content/form/definition.h"
#include "content/form/evaluator.h"
#include "content/form/instance.h"
#include "content/form/state.h"

#include <algorithm>
#include <map>
#include <span>

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

/// What the refusal says where the form has no words of its own; screens put their own in its place.
std::string plain_reason(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::required:
      return "An answer is needed here.";
    case ProblemKind::constraint:
      return "The form does not take this answer; change it.";
    case ProblemKind::too_long:
      return "The answer is too long; make it shorter.";
    case ProblemKind::not_possible:
      return "This answer is not possible here; choose one that is offered.";
  }
  return {};
}

}  // namespace

bool Question::has_appearance(std::string_view token) const {
  return contains_token(appearance, token);
}
bool Question::selected(std::string_view choice) const {
  return contains_token(value, choice);
}

Session::Session(std::shared_ptr<const Form> form, const base::Clock& clock, base::Random& random)
    : state_(std::make_unique<State>(std::move(form), clock, random)) {}
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
}

std::vector<Question> Session::questions() const {
  std::vector<Question> questions;
  for (const Entry& entry : state_->definition.entries) {
    if (state_->is_relevant(entry)) questions.push_back(state_->question(entry));
  }
  return questions;
}

std::optional<Question> Session::question(std::string_view ref) const {
  const Entry* entry = state_->definition.entry(ref);
  if (entry == nullptr || !state_->is_relevant(*entry)) return std::nullopt;
  return state_->question(*entry);
}

std::string Session::value(std::string_view ref) const {
  const int field = state_->definition.field(ref);
  if (field < 0 || !state_->relevant[static_cast<std::size_t>(field)]) return {};
  return state_->values[static_cast<std::size_t>(field)];
}

std::optional<Problem> Session::check(std::string_view ref, std::string_view value) const {
  const Entry* entry = state_->definition.entry(ref);
  if (entry == nullptr || !state_->is_relevant(*entry) || entry->control == Control::note ||
      state_->is_readonly(entry->field)) {
    return Problem{std::string(ref), ProblemKind::not_possible, {}};
  }
  return state_->check(*entry, value);
}

base::Status Session::answer(std::string_view ref, std::string_view value) {
  if (const std::optional<Problem> problem = check(ref, value)) {
    const std::string& words = problem->message.text;
    return base::refused(words.empty() ? plain_reason(problem->kind) : words);
  }
  const Entry* entry = state_->definition.entry(ref);
  state_->set(entry->field, normal_value(*entry, value));
  return {};
}

void Session::clear(std::string_view ref) {
  const Entry* entry = state_->definition.entry(ref);
  const bool possible = entry != nullptr && entry->control != Control::note && state_->is_relevant(*entry) &&
                        !state_->is_readonly(entry->field);
  if (possible) state_->set(entry->field, {});
}

std::vector<Problem> Session::validate() const {
  std::vector<Problem> problems;
  for (const Entry& entry : state_->definition.entries) {
    if (!state_->is_relevant(entry) || entry.control == Control::note) continue;
    const std::string& value = state_->values[static_cast<std::size_t>(entry.field)];
    if (auto problem = state_->check(entry, value)) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace mend::form
