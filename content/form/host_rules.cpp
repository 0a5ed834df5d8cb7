#include "content/form/host_rules.h"

#include "content/form/definition.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace mend::form {

namespace {

constexpr double most_numbers = 1'000;
constexpr double most_instances = 5;

bool is_self(const Expr& expression) {
  return expression.op == Expr::Op::path && !expression.from_root && expression.args.empty() &&
         expression.steps.size() == 1 && expression.steps[0].axis == Axis::self &&
         expression.steps[0].predicates.empty();
}

std::optional<double> number_of(const Expr& expression) {
  if (expression.op == Expr::Op::number) return expression.number;
  if (expression.op == Expr::Op::negate && expression.args[0].op == Expr::Op::number)
    return -expression.args[0].number;
  return std::nullopt;
}

/// What the beginning of a rule says of an answer, whatever else is answered.
struct Bounds {
  double low = -HUGE_VAL;
  double high = HUGE_VAL;

  /// False once there is a part that is no literal bound: what stands after it may never be asked.
  bool take(const Expr& rule) {
    using Op = Expr::Op;
    if (rule.op == Op::logical_and) return take(rule.args[0]) && take(rule.args[1]);
    if (rule.args.size() != 2) return false;
    const bool self_first = is_self(rule.args[0]);
    if (!self_first && !is_self(rule.args[1])) return false;
    const auto bound = number_of(rule.args[self_first ? 1 : 0]);
    if (!bound) return false;
    const bool less = rule.op == Op::less || rule.op == Op::less_equal;
    const bool greater = rule.op == Op::greater || rule.op == Op::greater_equal;
    if (rule.op != Op::equal && !less && !greater) return false;
    if (rule.op == Op::equal || greater == self_first) low = std::max(low, *bound);
    if (rule.op == Op::equal || less == self_first) high = std::min(high, *bound);
    return true;
  }
};

bool is_bounded(const Rule& rule) {
  if (rule.empty()) return false;
  Bounds bounds;
  (void)bounds.take(*rule.code);
  return bounds.high - bounds.low <= most_numbers;
}

const char* trouble_with(const Entry& entry, const Field& field) {
  switch (entry.control) {
    case Control::text:
      return " is free text, which a form of class rj must not hold; use choices.";
    case Control::decimal:
      return " takes any digits behind the point, which could be somebody's telephone; use a range or "
             "choices.";
    case Control::integer:
      if (is_bounded(field.constraint)) return nullptr;
      return " takes any number, which could be somebody's telephone; set a constraint such as . >= 0 and "
             ". <= 20 with at most 1,000 between the two, or use a range or choices.";
    case Control::range:
      if (std::abs(entry.range.end - entry.range.start) <= most_numbers * std::abs(entry.range.step))
        return nullptr;
      return " has more than 1,000 steps, which could be somebody's telephone; use a shorter range.";
    default:
      return nullptr;
  }
}

}  // namespace

std::vector<Unsafe> unsafe_parts(const Definition& form, std::string_view response_class) {
  std::vector<Unsafe> parts;
  if (response_class != "rj") return parts;
  for (const Entry& entry : form.entries) {
    if (const char* trouble = trouble_with(entry, form.at(entry.field)))
      parts.push_back({entry.field, trouble});
  }
  for (const Group& group : form.groups) {
    if (!group.repeat || group.field < 0) continue;
    const Expr* count = group.count.code;
    const bool is_literal = count != nullptr && count->op == Expr::Op::number;
    const int parent = form.at(group.field).parent;
    if (!is_literal || count->number > most_instances) {
      parts.push_back({group.field,
                       " is asked any number of times, which makes room to write in; a form of class rj "
                       "asks each thing once, or with a repeat_count of at most 5."});
    } else if (parent >= 0 && form.at(parent).repeat >= 0) {
      parts.push_back({group.field,
                       " is a repeat in a repeat, which makes room to write in; a form of class rj asks "
                       "each thing once, or with a repeat_count of at most 5."});
    }
  }
  return parts;
}

base::Status refuse_unsafe(const Form& form, std::string_view response_class) {
  const auto parts = unsafe_parts(form.definition(), response_class);
  if (parts.empty()) return {};
  return base::refused("The form cannot be used: " + form.definition().at(parts.front().field).ref +
                       parts.front().message);
}

}  // namespace mend::form
