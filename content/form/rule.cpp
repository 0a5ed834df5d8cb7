#include "content/form/rule.h"

#include "content/form/definition.h"

#include <algorithm>

namespace mend::form {

namespace {

/// Whether the value is the same for each item that a predicate looks at.
bool is_independent(const Expr& expression) {
  if (expression.op == Expr::Op::path && expression.args.empty() && !expression.from_root) return false;
  if (expression.op == Expr::Op::call &&
      (expression.args.empty() &&
       (expression.text == "position" || expression.text == "last" || expression.text == "string" ||
        expression.text == "number" || expression.text == "normalize-space" ||
        expression.text == "string-length"))) {
    return false;
  }
  // What changes from call to call is asked anew for each item.
  if (expression.text == "random" || expression.text == "uuid") return false;
  // Inside a predicate of a path the context is that of the path, so relative paths there do no harm.
  return std::all_of(expression.args.begin(), expression.args.end(), is_independent);
}

bool is_key(const Expr& expression) {
  return expression.op == Expr::Op::path && expression.args.empty() && !expression.from_root &&
         expression.steps.size() == 1 && expression.steps[0].axis == Axis::child &&
         expression.steps[0].test == Step::Test::name && expression.steps[0].predicates.empty();
}

void find_key(Step& step) {
  if (step.axis != Axis::child || step.predicates.empty()) return;
  const Expr& first = step.predicates.front();
  if (first.op != Expr::Op::equal) return;
  for (const int side : {0, 1}) {
    const auto at = static_cast<std::size_t>(side);
    if (!is_key(first.args[at]) || !is_independent(first.args[1 - at])) continue;
    step.key_id = first.args[at].steps[0].name_id;
    step.key_side = side;
    return;
  }
}

/// Whether it never reads the node that it is asked about nor its place, and is the same however often it is
/// asked. Only what is known to be so.
bool is_steady(const Expr& expression) {
  using Op = Expr::Op;
  static constexpr std::string_view known[] = {"position", "count", "count-non-empty", "sum",     "min",
                                               "max",      "int",   "number",          "round",   "floor",
                                               "ceiling",  "abs",   "string",          "current", "if"};
  if (expression.op == Op::filter || expression.op == Op::join) return false;
  if (expression.op == Op::call) {
    const bool is_known = std::find(std::begin(known), std::end(known), expression.text) != std::end(known);
    if (!is_known || (expression.args.empty() && expression.text != "current")) return false;
  }
  if (expression.op == Op::path) {
    const bool predicates = std::any_of(expression.steps.begin(), expression.steps.end(),
                                        [](const Step& step) { return !step.predicates.empty(); });
    if (predicates || (!expression.from_root && expression.args.empty())) return false;
  }
  return std::all_of(expression.args.begin(), expression.args.end(), is_steady);
}

void find_pick(Expr& predicate) {
  const auto is_position = [](const Expr& side) {
    return side.op == Expr::Op::call && side.text == "position" && side.args.empty();
  };
  predicate.pick = Expr::Pick::no;
  if (is_steady(predicate)) {
    predicate.pick = Expr::Pick::whole;
  } else if (predicate.op == Expr::Op::equal && is_position(predicate.args[0]) &&
             is_steady(predicate.args[1])) {
    predicate.pick = Expr::Pick::right;
  } else if (predicate.op == Expr::Op::equal && is_position(predicate.args[1]) &&
             is_steady(predicate.args[0])) {
    predicate.pick = Expr::Pick::left;
  }
}

void find_chain(Expr& expression, const Definition& definition) {
  if (!expression.from_root || !is_plain_path(expression)) return;
  std::vector<int> chain;
  for (const Step& step : expression.steps) {
    if (step.axis != Axis::child) return;
    const std::vector<int> top = {0};
    const std::vector<int>& children = chain.empty() ? top : definition.at(chain.back()).children;
    const auto found = std::find_if(children.begin(), children.end(), [&](int child) {
      const Field& field = definition.at(child);
      return !field.attribute && field.name_id == step.name_id &&
             (step.prefix.empty() || field.prefix_id == step.prefix_id);
    });
    if (found == children.end()) return;
    chain.push_back(*found);
  }
  expression.chain = std::move(chain);
}

}  // namespace

bool Rule::is_always(bool truth) const {
  return code != nullptr && code->op == Expr::Op::call && code->text == (truth ? "true" : "false");
}

base::Result<Rule> Rules::add(std::string_view text, std::string_view where) {
  const std::string name(where);
  if (text.size() > limits::expression_bytes) {
    return base::refused(name + " is too long; keep under 4,096 bytes.");
  }
  if (const auto known = by_text_.find(text); known != by_text_.end())
    return Rule{known->first, known->second};
  MEND_TRY(Expr expression, parse_expression(text, name));
  texts_.emplace_back(text);
  code_.push_back(std::move(expression));
  by_text_.emplace(texts_.back(), &code_.back());
  return Rule{texts_.back(), &code_.back()};
}

void Rules::bind(const Definition& definition) {
  for (Expr& expression : code_) bind_names(expression, definition);
}

void bind_names(Expr& expression, const Definition& definition) {
  for (Expr& argument : expression.args) bind_names(argument, definition);
  for (Expr& predicate : expression.predicates) {
    bind_names(predicate, definition);
    find_pick(predicate);
  }
  for (Step& step : expression.steps) {
    if (step.test == Step::Test::name) step.name_id = definition.names.find(step.name);
    if (!step.prefix.empty()) step.prefix_id = definition.names.find(step.prefix);
    for (Expr& predicate : step.predicates) {
      bind_names(predicate, definition);
      find_pick(predicate);
    }
    find_key(step);
  }
  find_chain(expression, definition);
}

}  // namespace mend::form
