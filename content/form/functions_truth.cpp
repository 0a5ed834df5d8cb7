#include "content/form/functions.h"

#include <cmath>

namespace mend::form {

namespace {

using Call = const Expr&;
using Where = const Context&;

Value yes(Evaluator&, Call, Where) {
  return Value(true);
}
Value no(Evaluator&, Call, Where) {
  return Value(false);
}
Value boolean(Evaluator& e, Call call, Where where) {
  return Value(e.truth(call.args[0], where));
}
Value negated(Evaluator& e, Call call, Where where) {
  return Value(!e.truth(call.args[0], where));
}

/// Answers are kept as text, and any text is true for boolean(), also "false".
Value boolean_from_string(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  return Value(text == "1" || text == "true");
}

Value choose(Evaluator& e, Call call, Where where) {
  return e.value(call.args[e.truth(call.args[0], where) ? 1 : 2], where);
}

Value coalesce(Evaluator& e, Call call, Where where) {
  for (std::size_t i = 0; i + 1 < call.args.size(); ++i) {
    std::string text = e.text(call.args[i], where);
    if (!text.empty()) return Value(std::move(text));
  }
  return Value(e.text(call.args.back(), where));
}

Value once(Evaluator& e, Call call, Where where) {
  std::string now = e.current().node < 0 ? std::string() : text_of(e.current());
  return Value(now.empty() ? e.text(call.args[0], where) : std::move(now));
}

/// What a person would take for yes: a number over 0, or a text that is no number.
bool counts(std::string_view text, const Zone& zone) {
  const double number = number_of(text, zone);
  return std::isnan(number) ? !text.empty() && text != "false" : number > 0;
}

struct Ticks {
  std::vector<bool> yes;
  std::vector<double> numbers;
};

Ticks ticks(Evaluator& e, const Expr& argument, Where where) {
  Ticks out;
  const Value value = e.value(argument, where);
  if (value.is_nodes()) {
    if (!e.spend(value.nodes().size())) return out;
    std::string scratch;
    for (const NodeRef& node : value.nodes()) {
      const std::string_view text = view_of(node, scratch);
      out.yes.push_back(counts(text, e.zone()));
      out.numbers.push_back(number_of(text, e.zone()));
    }
    return out;
  }
  const bool is_text = value.kind() == Value::Kind::text;
  out.numbers.push_back(value.number(e.zone()));
  out.yes.push_back(is_text ? counts(value.text(), e.zone()) : out.numbers[0] > 0);
  return out;
}

Value between(Evaluator& e, Call call, Where where, double total) {
  const double least = e.number(call.args[0], where);
  const double most = e.number(call.args[1], where);
  return Value((least == -1 || total >= least) && (most == -1 || total <= most));
}

Value checklist(Evaluator& e, Call call, Where where) {
  double total = 0;
  for (std::size_t i = 2; i < call.args.size(); ++i) {
    for (const bool yes_to : ticks(e, call.args[i], where).yes) total += yes_to ? 1 : 0;
  }
  return between(e, call, where, total);
}

Value weighted_checklist(Evaluator& e, Call call, Where where) {
  double total = 0;
  for (std::size_t i = 2; i + 1 < call.args.size(); i += 2) {
    const Ticks answers = ticks(e, call.args[i], where);
    const Ticks weights = ticks(e, call.args[i + 1], where);
    for (std::size_t n = 0; n < answers.yes.size() && n < weights.numbers.size(); ++n) {
      if (answers.yes[n]) total += weights.numbers[n];
    }
  }
  return between(e, call, where, total);
}

/// For authors who want a calculation to follow something that it does not use.
Value depend(Evaluator& e, Call call, Where where) {
  return e.value(call.args[0], where);
}

constexpr Function table[] = {
    {"true", 0, 0, yes},
    {"false", 0, 0, no},
    {"boolean", 1, 1, boolean},
    {"not", 1, 1, negated},
    {"boolean-from-string", 1, 1, boolean_from_string},
    {"if", 3, 3, choose},
    {"coalesce", 2, 2, coalesce},
    {"once", 1, 1, once},
    {"checklist", 2, -1, checklist},
    {"weighted-checklist", 2, -1, weighted_checklist},
    {"depend", 1, -1, depend},
};

}  // namespace

std::span<const Function> truth_functions() {
  return table;
}

}  // namespace mend::form
