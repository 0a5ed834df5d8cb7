#include "content/form/functions.h"
#include "content/form/state.h"
#include "content/form/text.h"

#include <algorithm>

namespace mend::form {

namespace {

constexpr std::size_t names_shown = 10;
constexpr std::size_t bytes_shown = 60;

/// The beginning of a long one, cut between characters.
std::string shown(std::string_view text) {
  if (text.size() <= bytes_shown) return std::string(text);
  std::size_t end = bytes_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string type_reason(Type type, std::string_view value) {
  switch (type) {
    case Type::integer:
      if (!value.empty() && value.find_first_not_of("+-0123456789") == std::string_view::npos) {
        return "This takes a whole number from -2147483648 to 2147483647.";
      }
      return "This takes a whole number, such as 12.";
    case Type::decimal:
      return "This takes a number, such as 2.5.";
    case Type::date:
      return "This takes a date, such as 2026-03-01.";
    case Type::time:
      return "This takes a time, such as 09:30.";
    case Type::date_time:
      return "This takes a date with a time, such as 2026-03-01T09:30:00.000+00:00.";
    case Type::boolean:
      return "This takes true or false.";
    case Type::text:
    case Type::choice:
    case Type::choices:
    case Type::rank:
    case Type::other:
      break;
  }
  return "This answer does not fit the question.";
}

std::string choice_reason(const std::vector<std::string>& offered, std::string_view value, bool one) {
  const auto names = names_in(value);
  const auto wrong = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
    return std::find(offered.begin(), offered.end(), name) == offered.end();
  });
  if (offered.empty()) return "There is no choice here now.";
  std::string list;
  for (std::size_t i = 0; i < std::min(offered.size(), names_shown); ++i) {
    list += (i == 0 ? "" : ", ") + shown(offered[i]);
  }
  if (offered.size() > names_shown) list += " and " + std::to_string(offered.size() - names_shown) + " more";
  if (wrong != names.end()) return "\"" + shown(*wrong) + "\" is no choice here: " + list + ".";
  return (one ? "This takes one choice: " : "This takes choices: ") + list + ".";
}

std::string range_reason(const Range& range) {
  return "This takes a number from " + number_text(range.start) + " to " + number_text(range.end) +
         " in steps of " + number_text(range.step) + ".";
}

}  // namespace

std::string Session::State::reason(const Problem& problem, std::string_view value) const {
  if (!problem.message.text.empty()) return problem.message.text;
  const int node = find(problem.ref);
  const std::string ref = problem.ref.substr(0, 200);
  if (node < 0) return "There is no question " + ref + "; mend the ref.";
  const int index = instance->field(node);
  const Field& field = definition.at(index);
  const Entry* entry = definition.entry_of(index);
  switch (problem.kind) {
    case ProblemKind::required:
      return "An answer is needed here.";
    case ProblemKind::constraint:
      return "The form's own rule does not take this answer; change it.";
    case ProblemKind::too_long:
      if (entry == nullptr) return "The value is too long; make it shorter.";
      return "The answer is too long; keep at most " + std::to_string(field.max_length) + " characters.";
    case ProblemKind::not_possible:
      break;
  }
  if (instance->tree.has_elements(node)) return ref + " is a group; it takes no answer.";
  if (!is_relevant(node) || (entry != nullptr && !is_asked(*entry, node))) return ref + " is not asked now.";
  if (!field.calculate.empty()) return ref + " is worked out by the form; it takes no answer.";
  if (entry != nullptr && entry->control == Control::note) {
    return ref + " is a note that says something; it takes no answer.";
  }
  if (is_readonly(node)) return ref + " is read-only; it takes no answer.";
  if (!is_plain_text(value)) return "The answer holds characters that cannot be kept; take them out.";
  const std::string normal = normal_value(definition, index, value);
  if (field.counts && !shape_problem(definition, index, normal)) {
    return "The form asks about each one of that many; give at most 10000.";
  }
  if (entry == nullptr) return type_reason(field.kind, normal);
  switch (entry->control) {
    case Control::select_one:
    case Control::select_multiple:
    case Control::rank: {
      std::vector<std::string> offered;
      each_offer(*evaluator, *entry, node, [&](const Offer& offer) {
        offered.push_back(offer.name);
        return true;
      });
      return choice_reason(offered, value, entry->control == Control::select_one);
    }
    case Control::acknowledge:
      return "This takes OK, or nothing.";
    case Control::range:
      return range_reason(entry->range);
    default:
      return type_reason(field.kind, normal);
  }
}

}  // namespace mend::form
