// Which other instances of its repeat an expression reads, where that can be told from how it is written.
#include "content/form/readings.h"

#include <algorithm>
#include <cmath>

namespace mend::form {

namespace {

using Op = Expr::Op;

/// A whole number that is written out; nothing if it is none, or is far away.
std::optional<int> written(const Expr& number) {
  constexpr double most = 10'000;
  if (number.op != Op::number || !(number.number >= 0 && number.number <= most) ||
      number.number != std::floor(number.number)) {
    return std::nullopt;
  }
  return static_cast<int>(number.number);
}

bool is_call(const Expr& expression, std::string_view name, std::size_t values) {
  return expression.op == Op::call && expression.text == name && expression.args.size() == values;
}

/// The number that a predicate compares the position with, or is.
const Expr& number_in(const Expr& predicate) {
  if (predicate.pick == Expr::Pick::left) return predicate.args[0];
  return predicate.pick == Expr::Pick::right ? predicate.args[1] : predicate;
}

}  // namespace

bool Readings::only_one(int field, const Step& step) const {
  const int parent = definition_.at(field).parent;
  if (parent < 0) return false;
  const std::vector<int>& children = definition_.at(parent).children;
  return std::all_of(children.begin(), children.end(), [&](int child) {
    return child == field ||
           (!passes(child, step) && definition_.at(child).name_id != definition_.at(field).name_id);
  });
}

/// The repeat whose instance around the expression the path leads to; −1 if it leads elsewhere.
int Readings::repeat_around(const Expr& path, bool relative) const {
  if (path.op != Op::path || path.steps.empty()) return -1;
  if (!path.chain.empty()) {
    const int field = path.chain.back();
    return definition_.at(field).repeated && holds(field, own_) ? field : -1;
  }
  const bool from_own = path.args.empty() ? relative && !path.from_root : is_call(path.args[0], "current", 0);
  if (!from_own) return -1;
  int field = own_;
  for (const Step& step : path.steps) {
    const bool up = step.axis == Axis::parent && step.test == Step::Test::node && step.predicates.empty();
    field = up && field >= 0 ? definition_.at(field).parent : -1;
  }
  return field >= 0 && definition_.at(field).repeated ? field : -1;
}

std::optional<Readings::Offset> Readings::offset(const Expr& number, bool relative) const {
  if (everywhere_) return std::nullopt;
  if (is_call(number, "position", 1)) {
    const int repeat = repeat_around(number.args[0], relative);
    return repeat < 0 ? std::nullopt : std::optional(Offset{repeat, 0});
  }
  if (number.op != Op::add && number.op != Op::subtract) return std::nullopt;
  const bool first = is_call(number.args[0], "position", 1);
  const auto by = written(number.args[first ? 1 : 0]);
  const Expr& position = number.args[first ? 0 : 1];
  if (!by || !is_call(position, "position", 1) || (!first && number.op == Op::subtract)) return std::nullopt;
  const int repeat = repeat_around(position.args[0], relative);
  if (repeat < 0) return std::nullopt;
  return Offset{repeat, number.op == Op::subtract ? -*by : *by};
}

/// `r[position() = position(current()/..) - 1]`, from the very node that holds the expression's own instance.
std::optional<Readings::Offset> Readings::picked(const Spot& from, const Step& step) const {
  if (!from.primary || from.field < 0 || step.axis != Axis::child || step.predicates.empty())
    return std::nullopt;
  const Expr& predicate = step.predicates.front();
  if (predicate.pick == Expr::Pick::no) return std::nullopt;
  const auto found = offset(number_in(predicate), false);
  const bool beside = found && definition_.at(found->repeat).parent == from.field && from.reach.own() &&
                      from.scope == definition_.at(from.field).repeat && passes(found->repeat, step) &&
                      only_one(found->repeat, step);
  return beside ? found : std::nullopt;
}

void Readings::siblings(const Spot& from, const Step& step, Spots& out) {
  if (from.field < 0) return;
  const Spot parent = above(from);
  Step child = {};
  child.test = step.test;
  child.name_id = step.name_id;
  static const std::vector<int> top = {0};
  for (const int field : parent.field < 0 ? top : definition_.at(parent.field).children) {
    if (++work_ > limits::dependencies) return;
    if (!passes(field, child)) continue;
    Spot spot{true, field, parent.scope, parent.reach};
    if (field == from.field && from.scope == field) {
      // Other instances of the same repeat, before or after this one; the nth of them if a number is written.
      const bool before = step.axis == Axis::preceding_sibling;
      int nth = -1;  // any
      if (!step.predicates.empty() && step.predicates.front().pick != Expr::Pick::no &&
          only_one(field, child)) {
        nth = written(number_in(step.predicates.front())).value_or(-1);
      }
      spot.scope = field;
      spot.reach = from.reach;
      const int nearest = nth < 0 ? 1 : nth;
      if (before) {
        spot.reach.from = nth < 0 ? -Reach::far : spot.reach.from - nth;
        spot.reach.to -= nearest;
      } else {
        spot.reach.from += nearest;
        spot.reach.to = nth < 0 ? Reach::far : spot.reach.to + nth;
      }
    }
    // How many there are matters to whoever looks at them.
    if (definition_.at(field).repeated) record(spot, true);
    out.push_back(spot);
  }
}

}  // namespace mend::form
