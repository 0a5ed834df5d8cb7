#include "content/form/evaluator.h"

#include "content/form/functions.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace mend::form {

using Op = Expr::Op;

void Evaluator::fail(std::string problem) {
  if (failed_) return;
  failed_ = true;
  problem_ = std::move(problem);
}

bool Evaluator::spend(std::size_t steps) {
  work_ += steps;
  if (work_ > limits::steps) fail("It takes too much work; make it simpler.");
  return !failed_;
}

std::optional<Value> Evaluator::run(const Expr& expression, int node) {
  const NodeRef own{&world_.instance.tree, node, false};
  return run(expression, own, own);
}

std::optional<Value> Evaluator::run(const Expr& expression, const NodeRef& node, const NodeRef& current) {
  const NodeRef outer = current_;
  // One that is called while another is worked out shares its bounds.
  if (depth_ == 0) {
    work_ = 0;
    failed_ = false;
  }
  current_ = current;
  Context context{node, 1, 1};
  if (node.tree == &world_.instance.tree && node.node > 0) {
    context.position = static_cast<std::size_t>(node.tree->at(node.node).ordinal);
    context.size = 0;
  }
  Value result = value(expression, context);
  current_ = outer;
  if (failed_) return std::nullopt;
  return result;
}

Value Evaluator::value(const Expr& expression, const Context& context) {
  if (!spend(1)) return {};
  // Expressions are bounded in depth; choice-name may begin another from inside.
  if (depth_ > 2'000) {
    fail("It goes too deep; make it simpler.");
    return {};
  }
  ++depth_;
  Value result;
  switch (expression.op) {
    case Op::literal:
      result = Value(expression.text);
      break;
    case Op::number:
      result = Value(expression.number);
      break;
    case Op::negate:
      result = Value(-number(expression.args[0], context));
      break;
    case Op::logical_or:
      result = Value(truth(expression.args[0], context) || truth(expression.args[1], context));
      break;
    case Op::logical_and:
      result = Value(truth(expression.args[0], context) && truth(expression.args[1], context));
      break;
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      result = compare(expression, context);
      break;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo:
      result = arithmetic(expression, context);
      break;
    case Op::join:
      result = Value(joined(expression, context));
      break;
    case Op::call:
      result = expression.function->call(*this, expression, context);
      break;
    case Op::path:
      result = path(expression, context);
      break;
    case Op::filter: {
      NodeSet found = nodes(expression.args[0], context);
      for (const Expr& predicate : expression.predicates) filter(found, predicate);
      result = Value(std::move(found));
      break;
    }
  }
  --depth_;
  return result;
}

const Expr* Evaluator::compiled(const std::string& text) {
  const auto found = compiled_.find(text);
  if (found != compiled_.end()) return found->second.get();
  // They come from expressions of the form; a form that makes ever new ones gets no more.
  if (compiled_.size() > 1'000 || text.size() > limits::expression_bytes) return nullptr;
  auto parsed = parse_expression(text, "A path");
  std::unique_ptr<Expr> kept;
  if (parsed) {
    kept = std::make_unique<Expr>(std::move(*parsed));
    bind_names(*kept, world_.definition);
  }
  return compiled_.emplace(text, std::move(kept)).first->second.get();
}

std::string Evaluator::text(const Expr& expression, const Context& context) {
  return value(expression, context).text();
}
double Evaluator::number(const Expr& expression, const Context& context) {
  return value(expression, context).number(world_.zone);
}
bool Evaluator::truth(const Expr& expression, const Context& context) {
  return value(expression, context).truth();
}

NodeSet Evaluator::nodes(const Expr& expression, const Context& context) {
  return set(expression, context).take_nodes();
}

Value Evaluator::set(const Expr& expression, const Context& context) {
  Value found = value(expression, context);
  if (found.is_nodes()) return found;
  fail("It takes a value for a set of nodes; give a path.");
  return Value(NodeSet());
}

void Evaluator::remember_sums(bool remember) {
  remember_sums_ = remember;
  sums_.clear();
}

Value Evaluator::arithmetic(const Expr& expression, const Context& context) {
  const double left = number(expression.args[0], context);
  const double right = number(expression.args[1], context);
  switch (expression.op) {
    case Op::add:
      return Value(left + right);
    case Op::subtract:
      return Value(left - right);
    case Op::multiply:
      return Value(left * right);
    case Op::divide:
      return Value(left / right);
    default:
      return Value(std::fmod(left, right));
  }
}

Value Evaluator::compare(const Expr& expression, const Context& context) {
  const Value left = value(expression.args[0], context);
  const Value right = value(expression.args[1], context);
  if (failed_) return {};
  if (expression.op == Op::equal) return Value(equal(left, right, false));
  if (expression.op == Op::not_equal) return Value(equal(left, right, true));
  return Value(less(left, right, expression.op));
}

/// XPath 1.0 §3.4: sets of nodes compare when any of their nodes does.
bool Evaluator::equal(const Value& left, const Value& right, bool negated) {
  using Kind = Value::Kind;
  if (left.is_nodes() && right.is_nodes()) {
    if (!spend(left.nodes().size() + right.nodes().size())) return false;
    std::unordered_set<std::string> seen;
    for (const NodeRef& node : left.nodes()) seen.insert(text_of(node));
    return std::any_of(right.nodes().begin(), right.nodes().end(), [&](const NodeRef& node) {
      const bool same = seen.contains(text_of(node));
      return negated ? (seen.size() > 1 || (seen.size() == 1 && !same)) : same;
    });
  }
  if (left.is_nodes() || right.is_nodes()) {
    const Value& set = left.is_nodes() ? left : right;
    const Value& one = left.is_nodes() ? right : left;
    if (one.kind() == Kind::truth) return (set.truth() == one.truth()) != negated;
    if (!spend(set.nodes().size())) return false;
    const bool as_number = one.kind() == Kind::number;
    const double number = one.number(world_.zone);
    std::string scratch;
    std::string own;
    const std::string_view text = as_number ? std::string_view() : one.view(own);
    return std::any_of(set.nodes().begin(), set.nodes().end(), [&](const NodeRef& node) {
      const std::string_view is = view_of(node, scratch);
      const bool same = as_number ? number_of(is, world_.zone) == number : is == text;
      return same != negated;
    });
  }
  if (left.kind() == Kind::truth || right.kind() == Kind::truth)
    return (left.truth() == right.truth()) != negated;
  if (left.kind() == Kind::number || right.kind() == Kind::number) {
    return (left.number(world_.zone) == right.number(world_.zone)) != negated;
  }
  std::string scratch_left;
  std::string scratch_right;
  return (left.view(scratch_left) == right.view(scratch_right)) != negated;
}

bool Evaluator::less(const Value& left, const Value& right, Op op) {
  const auto holds = [op](double a, double b) {
    switch (op) {
      case Op::less:
        return a < b;
      case Op::less_equal:
        return a <= b;
      case Op::greater:
        return a > b;
      default:
        return a >= b;
    }
  };
  const auto numbers = [this](const Value& value) {
    std::vector<double> all;
    if (!value.is_nodes()) {
      all.push_back(value.number(world_.zone));
      return all;
    }
    std::string scratch;
    for (const NodeRef& node : value.nodes()) all.push_back(number_of(view_of(node, scratch), world_.zone));
    return all;
  };
  // A truth value makes a truth value of the other side.
  const bool truths = left.kind() == Value::Kind::truth || right.kind() == Value::Kind::truth;
  if (truths) return holds(left.truth() ? 1 : 0, right.truth() ? 1 : 0);
  const std::vector<double> first = numbers(left);
  const std::vector<double> second = numbers(right);
  if (!spend(first.size() * second.size())) return false;
  return std::any_of(first.begin(), first.end(), [&](double a) {
    return std::any_of(second.begin(), second.end(), [&](double b) { return holds(a, b); });
  });
}

NodeSet Evaluator::joined(const Expr& expression, const Context& context) {
  NodeSet all;
  for (const Expr& part : expression.args) {
    const NodeSet more = nodes(part, context);
    all.insert(all.end(), more.begin(), more.end());
  }
  if (!spend(all.size() * 4)) return {};
  sort_nodes(all);
  return all;
}

void sort_nodes(NodeSet& nodes) {
  if (nodes.size() < 2) return;
  const auto before = [](const NodeRef& a, const NodeRef& b) {
    if (a.tree != b.tree) return std::less<const Tree*>()(a.tree, b.tree);
    if (a.node == b.node) return !a.is_text && b.is_text;
    return a.tree->before(a.node, b.node);
  };
  if (!std::is_sorted(nodes.begin(), nodes.end(), before)) std::sort(nodes.begin(), nodes.end(), before);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

}  // namespace mend::form
