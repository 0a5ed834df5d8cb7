#include "content/form/readings.h"

#include "content/form/functions.h"

#include <algorithm>
#include <utility>

namespace mend::form {

std::vector<Read> Readings::of(const Expr& expression, int field) {
  reads_.clear();
  lost_.clear();
  own_ = field;
  walk(expression, {true, field, definition_.at(field).repeat, {}}, false, false);
  return std::move(reads_);
}

bool Readings::holds(int field, int other) const {
  while (other >= 0 && other != field) other = definition_.at(other).parent;
  return other == field;
}

void Readings::record(const Spot& spot, bool presence) {
  if (!spot.primary || spot.field < 0) return;
  if (++work_ > limits::dependencies) return;
  const Field& field = definition_.at(spot.field);
  reads_.push_back({spot.field, spot.scope, presence, spot.reach});
  if (presence) return;
  // The value of a group is the text of everything in it.
  for (const int child : field.children) {
    if (!definition_.at(child).attribute) record({true, child, spot.scope, spot.reach}, false);
  }
}

void Readings::record(const Spots& spots, bool presence) {
  for (const Spot& spot : spots) record(spot, presence);
}

Readings::Spots Readings::walk(const Expr& expression, const Spot& context, bool presence, bool inside) {
  using Op = Expr::Op;
  Spots found;
  switch (expression.op) {
    case Op::literal:
    case Op::number:
      break;
    case Op::call:
      return call(expression, context, presence, inside);
    case Op::path:
      found = path(expression, context, inside);
      record(found, presence);
      break;
    case Op::filter:
      found = walk(expression.args[0], context, presence, inside);
      for (const Expr& predicate : expression.predicates) {
        for (const Spot& spot : found) walk(predicate, spot, false, true);
      }
      break;
    case Op::join:
      for (const Expr& part : expression.args) {
        const Spots more = walk(part, context, presence, inside);
        found.insert(found.end(), more.begin(), more.end());
      }
      break;
    default:
      for (const Expr& argument : expression.args) walk(argument, context, false, inside);
  }
  return found;
}

Readings::Spots Readings::call(const Expr& expression, const Spot& context, bool presence, bool inside) {
  const std::string& name = expression.text;
  if (name == "current") {
    const Spots own = {{true, own_, definition_.at(own_).repeat, {}}};
    return own;
  }
  if (name == "jr:itext" || name == "jr:choice-name" || name.starts_with("format-date")) reads_words_ = true;
  if (expression.args.empty()) {
    // Its own place among its siblings changes when one before it goes.
    const int repeat = definition_.at(own_).repeat;
    if (!inside && repeat >= 0 && (name == "position" || name == "last")) {
      record(Spot{true, repeat, name == "last" ? -1 : repeat, {}}, true);
    }
    return {};
  }
  if ((name == "instance" || name == "pulldata") && expression.args[0].op == Expr::Op::literal &&
      definition_.instance(expression.args[0].text) == nullptr) {
    lost_ = "instance('" + expression.args[0].text + "')";
  }
  if (name == "instance") {
    walk(expression.args[0], context, false, inside);
    return {{false, -1, -1, {}}};
  }
  if (name == "indexed-repeat") {
    for (std::size_t i = 2; i < expression.args.size(); i += 2)
      walk(expression.args[i], context, false, inside);
    const auto one = expression.args.size() == 3 && !inside ? offset(expression.args[2], true) : std::nullopt;
    // Only where all of its instances are siblings is the number of one among all its place.
    const auto leads_to = [](const Expr& path) { return path.chain.empty() ? -1 : path.chain.back(); };
    const bool near = one && !everywhere_ && leads_to(expression.args[1]) == one->repeat &&
                      definition_.at(definition_.at(one->repeat).parent).repeat < 0 &&
                      holds(one->repeat, leads_to(expression.args[0]));
    const bool before = std::exchange(everywhere_, true);
    if (near) picked_ = one;
    for (std::size_t i = 1; i < expression.args.size(); i += 2)
      walk(expression.args[i], context, true, inside);
    Spots found = walk(expression.args[0], context, presence, inside);
    everywhere_ = before;
    picked_.reset();
    return found;
  }
  if (name == "jr:choice-name" && expression.args[1].op == Expr::Op::literal) {
    if (auto question = parse_expression(expression.args[1].text, "A path")) {
      bind_names(*question, definition_);
      walk(*question, {true, own_, definition_.at(own_).repeat, {}}, false, false);
    }
  }
  if (name == "position" && !expression.args[0].chain.empty()) {
    // A path from the root to the repeat around means the instance around.
    const int repeat = expression.args[0].chain.back();
    if (definition_.at(repeat).repeated && holds(repeat, own_)) {
      record(Spot{true, repeat, repeat, {}}, true);
      return {};
    }
  }
  const bool only_there = name == "count" || name == "position" || name == "local-name" || name == "name";
  Spots first;
  for (std::size_t i = 0; i < expression.args.size(); ++i) {
    Spots found = walk(expression.args[i], context, only_there, inside);
    if (i == 0) first = std::move(found);
  }
  return name == "randomize" ? first : Spots();
}

Readings::Spots Readings::path(const Expr& expression, const Spot& context, bool inside) {
  Spots at;
  if (!expression.args.empty()) {
    at = walk(expression.args[0], context, true, inside);
    if (at.empty()) return {};
  } else {
    at.push_back(expression.from_root ? Spot{} : context);
  }
  bool own = expression.from_root && !everywhere_;
  bool lost = false;
  for (std::size_t i = 0; i < expression.steps.size(); ++i) {
    const Step& one = expression.steps[i];
    own = own && one.axis == Axis::child && one.test == Step::Test::name && one.predicates.empty();
    Spots next;
    for (const Spot& spot : at) {
      const auto before = picked_;
      if (const auto pick = picked(spot, one)) picked_ = pick;
      step(spot, one, own && i + 1 < expression.steps.size(), next);
      picked_ = before;
    }
    if (next.empty()) {
      const bool primary = std::all_of(at.begin(), at.end(), [](const Spot& spot) { return spot.primary; });
      // Attributes, texts and the document itself are no fields, but no mistakes either.
      lost = primary && one.axis != Axis::attribute && one.test != Step::Test::text &&
             one.test != Step::Test::nothing && one.axis != Axis::following && one.axis != Axis::preceding &&
             one.axis != Axis::following_sibling && one.axis != Axis::preceding_sibling;
    }
    std::vector<Spot> unique;
    for (const Spot& spot : next) {
      if (std::find(unique.begin(), unique.end(), spot) == unique.end()) unique.push_back(spot);
      if (++work_ > limits::dependencies) return {};
    }
    at = std::move(unique);
    for (const Expr& predicate : one.predicates) {
      for (const Spot& spot : at) walk(predicate, spot, false, true);
    }
  }
  if (lost && lost_.empty()) lost_ = path_text(expression);
  return at;
}

bool Readings::passes(int field, const Step& step) const {
  const Field& is = definition_.at(field);
  if (is.attribute != (step.axis == Axis::attribute)) return false;
  if (step.test == Step::Test::text || step.test == Step::Test::nothing) return false;
  if (!step.prefix.empty() && is.prefix_id != step.prefix_id) return false;
  return step.test != Step::Test::name || is.name_id == step.name_id;
}

Readings::Spot Readings::above(const Spot& from) const {
  const int parent = from.field < 0 ? -1 : definition_.at(from.field).parent;
  Spot out{true, parent, -1, {}};
  if (from.scope < 0 || parent < 0) return out;
  if (holds(from.scope, parent)) {
    out.scope = from.scope;
    out.reach = from.reach;
  } else {
    // Who shares an instance, or stands beside it, shares all that are around it.
    out.scope = definition_.at(parent).repeat;
  }
  return out;
}

void Readings::below(const Spot& from, const Step& step, bool deep, Spots& out) {
  static const std::vector<int> top = {0};
  const std::vector<int>& children = from.field < 0 ? top : definition_.at(from.field).children;
  for (const int child : children) {
    if (++work_ > limits::dependencies) return;
    Spot spot{true, child, from.scope, from.reach};
    if (picked_ && picked_->repeat == child) spot = {true, child, child, {picked_->by, picked_->by}};
    if (passes(child, step)) {
      // How many there are matters to whoever looks at all of them.
      if (definition_.at(child).repeated) record(spot, true);
      out.push_back(spot);
    }
    if (deep && !definition_.at(child).attribute) {
      if (definition_.at(child).repeated) record(spot, true);
      below(spot, step, true, out);
    }
  }
}

void Readings::step(const Spot& from, const Step& step, bool own, Spots& out) {
  if (!from.primary) {
    out.push_back(from);
    return;
  }
  switch (step.axis) {
    case Axis::self:
      if (step.test != Step::Test::name || (from.field >= 0 && passes(from.field, step))) out.push_back(from);
      break;
    case Axis::child:
      if (step.test == Step::Test::text) {
        out.push_back(from);
        break;
      }
      if (own) {
        const std::vector<int> top = {0};
        for (const int child : from.field < 0 ? top : definition_.at(from.field).children) {
          if (!passes(child, step) || !definition_.at(child).repeated || !holds(child, own_)) continue;
          out.push_back({true, child, child, {}});
          return;
        }
      }
      [[fallthrough]];
    case Axis::attribute:
      below(from, step, false, out);
      break;
    case Axis::descendant_or_self:
      if (step.test == Step::Test::node || (from.field >= 0 && passes(from.field, step))) out.push_back(from);
      [[fallthrough]];
    case Axis::descendant:
      below(from, step, true, out);
      break;
    case Axis::parent:
      if (from.field >= 0) out.push_back(above(from));
      break;
    case Axis::ancestor_or_self:
      out.push_back(from);
      [[fallthrough]];
    case Axis::ancestor:
      for (Spot at = from; at.field >= 0;) {
        at = above(at);
        if (at.field < 0 || step.test != Step::Test::name || passes(at.field, step)) out.push_back(at);
      }
      break;
    case Axis::following_sibling:
    case Axis::preceding_sibling:
      siblings(from, step, out);
      break;
    case Axis::following:
    case Axis::preceding: {
      Step all = {};
      all.test = step.test;
      all.name_id = step.name_id;
      below({}, all, true, out);
      break;
    }
  }
}

std::string path_text(const Expr& expression) {
  std::string text;
  for (std::size_t i = 0; i < expression.steps.size(); ++i) {
    const Step& step = expression.steps[i];
    if (step.axis == Axis::descendant_or_self && step.test == Step::Test::node) {
      text += i == 0 ? "/" : "/";
      continue;
    }
    if (i > 0 || expression.from_root) text += '/';
    if (step.axis == Axis::attribute) text += '@';
    text += step.axis == Axis::parent ? ".."
            : step.axis == Axis::self ? "."
            : step.name.empty()       ? "*"
                                      : step.name;
  }
  return text;
}

}  // namespace mend::form
