#include "content/form/evaluator.h"
#include "content/form/functions.h"

#include <algorithm>
#include <utility>

namespace mend::form {

namespace {

/// Instances of the repeat that a question stands in are told by where it stands; `/data/r/x` there means its
/// own. A path that ends at the repeat itself means all, so that count(/data/r) counts.
int own_instance(const Tree& tree, int parent, int name, int current) {
  for (int at = current; at > 0; at = tree.at(at).parent) {
    if (tree.at(at).parent == parent) return tree.at(at).name == name ? at : -1;
  }
  return -1;
}

}  // namespace

Value Evaluator::chain(const std::vector<int>& fields) {
  const Instance& instance = world_.instance;
  const Definition& definition = world_.definition;
  const int last = fields.back();
  if (definition.at(last).repeat < 0) {
    const int node = instance.single(last);
    return Value(node < 0 ? NodeSet() : NodeSet{{&instance.tree, node, false}});
  }
  int anchor = 0;
  if (current_.tree == &instance.tree) {
    for (auto field = fields.rbegin() + 1; field != fields.rend() && anchor <= 0; ++field) {
      if (definition.at(*field).repeated) anchor = instance.ancestor(current_.node, *field);
    }
  }
  if (anchor <= 0 || definition.at(last).repeat != instance.field(anchor)) {
    return Value(sets_.below(std::max(anchor, 0), last));
  }
  const int only = instance.first(anchor, last);
  return Value(only < 0 ? NodeSet() : NodeSet{{&instance.tree, only, false}});
}

Value Evaluator::path(const Expr& expression, const Context& context) {
  if (!expression.chain.empty()) return chain(expression.chain);
  NodeSet at;
  const Tree& primary = world_.instance.tree;
  // A path from the root means the primary instance, also inside a predicate on another.
  bool own = expression.from_root && current_.tree == &primary;
  if (!expression.args.empty()) {
    at = nodes(expression.args[0], context);
  } else {
    at.push_back(expression.from_root ? NodeRef{&primary, 0, false} : context.node);
  }
  // What a function gives keeps its order: that of randomize() is the point of it.
  bool sorted = at.size() < 2 || !expression.args.empty();
  for (std::size_t i = 0; i < expression.steps.size() && !failed_; ++i) {
    const Step& one = expression.steps[i];
    own = own && one.axis == Axis::child && one.test == Step::Test::name && one.predicates.empty() &&
          at.size() == 1;
    if (own && i + 1 < expression.steps.size()) {
      const int mine = own_instance(primary, at[0].node, one.name_id, current_.node);
      if (mine > 0) {
        at = {{&primary, mine, false}};
        continue;
      }
    }
    if (!own && at.size() == 1) {
      if (const int field = wide_field(expression, i, at[0]); field >= 0) {
        return Value(sets_.below(at[0].node, field));
      }
    }
    const bool plain =
        one.axis == Axis::self || one.axis == Axis::attribute || (one.axis == Axis::child && sorted);
    const bool flat = one.axis == Axis::child || one.axis == Axis::self || one.axis == Axis::attribute;
    at = step(at, one);
    if (!plain || !sorted) {
      if (!spend(at.size())) break;
      sort_nodes(at);
    }
    sorted = sorted && (flat || at.size() < 2);
  }
  if (failed_) at.clear();
  return Value(std::move(at));
}

NodeSet Evaluator::step(const NodeSet& from, const Step& step) {
  NodeSet out;
  for (const NodeRef& node : from) {
    if (failed_) return {};
    if (step.predicates.empty()) {
      along(node, step, out);
      continue;
    }
    NodeSet here;
    std::size_t first = 0;
    if ((step.key_id >= 0 && by_key(node, step, here)) || by_number(node, step, here)) {
      first = 1;
    } else {
      along(node, step, here);
    }
    for (std::size_t i = first; i < step.predicates.size(); ++i) filter(here, step.predicates[i]);
    out.insert(out.end(), here.begin(), here.end());
  }
  return out;
}

bool Evaluator::passes(const NodeRef& ref, const Step& step) const {
  const Node& node = ref.tree->at(ref.node);
  switch (step.test) {
    case Step::Test::node:
      return true;
    case Step::Test::text:
      return ref.is_text;
    case Step::Test::nothing:
      return false;
    case Step::Test::any:
      return !ref.is_text && ref.node != 0 && (step.axis == Axis::attribute || !node.attribute) &&
             (step.prefix.empty() || node.prefix == step.prefix_id);
    case Step::Test::name:
      break;
  }
  return !ref.is_text && ref.node != 0 && node.name == step.name_id &&
         (step.axis == Axis::attribute || !node.attribute) &&
         (step.prefix.empty() || node.prefix == step.prefix_id);
}

void Evaluator::along(const NodeRef& from, const Step& step, NodeSet& out) {
  const Tree& tree = *from.tree;
  const Node& is = tree.at(from.node);
  const auto offer = [&](const NodeRef& node) {
    if (spend(1) && passes(node, step)) out.push_back(node);
  };
  const auto text_below = [&](int node) {
    if (!tree.at(node).attribute && !tree.has_elements(node) && !tree.at(node).text.empty())
      offer({&tree, node, true});
  };
  const auto descend = [&](int top, auto& self) -> void {
    for (int child = tree.first_element(top); child >= 0 && !failed_; child = tree.at(child).next) {
      offer({&tree, child, false});
      self(child, self);
    }
    if (step.test == Step::Test::text || step.test == Step::Test::node) text_below(top);
  };
  const auto siblings = [&](int node, bool forward, bool with_descendants) {
    std::vector<int> found;
    for (int next = forward ? tree.at(node).next : tree.at(node).previous; next >= 0;
         next = forward ? tree.at(next).next : tree.at(next).previous) {
      if (tree.at(next).attribute) continue;
      if (with_descendants && !forward) {
        NodeSet below;
        std::swap(below, out);
        offer({&tree, next, false});
        descend(next, descend);
        std::reverse(out.begin(), out.end());
        below.insert(below.end(), out.begin(), out.end());
        out = std::move(below);
      } else {
        offer({&tree, next, false});
        if (with_descendants) descend(next, descend);
      }
      if (failed_) return;
    }
  };
  switch (step.axis) {
    case Axis::self:
      offer(from);
      break;
    case Axis::parent:
      if (from.is_text) {
        offer({&tree, from.node, false});
      } else if (is.parent >= 0) {
        offer({&tree, is.parent, false});
      }
      break;
    case Axis::attribute:
      for (int child = is.first; child >= 0 && tree.at(child).attribute && !from.is_text;
           child = tree.at(child).next) {
        offer({&tree, child, false});
      }
      break;
    case Axis::child:
      if (from.is_text) break;
      for (int child = is.first; child >= 0 && !failed_; child = tree.at(child).next) {
        if (!tree.at(child).attribute) offer({&tree, child, false});
      }
      if (step.test == Step::Test::text || step.test == Step::Test::node) text_below(from.node);
      break;
    case Axis::descendant_or_self:
      offer(from);
      [[fallthrough]];
    case Axis::descendant:
      if (!from.is_text) descend(from.node, descend);
      break;
    case Axis::ancestor_or_self:
      offer(from);
      [[fallthrough]];
    case Axis::ancestor:
      for (int at = from.is_text ? from.node : is.parent; at >= 0; at = tree.at(at).parent)
        offer({&tree, at, false});
      break;
    case Axis::following_sibling:
    case Axis::preceding_sibling:
      if (!from.is_text && !is.attribute) siblings(from.node, step.axis == Axis::following_sibling, false);
      break;
    case Axis::following:
    case Axis::preceding:
      for (int at = from.node; at > 0; at = tree.at(at).parent)
        siblings(at, step.axis == Axis::following, true);
      break;
  }
}

void Evaluator::filter(NodeSet& nodes, const Expr& expression) {
  if (nodes.empty()) return;
  NodeSet kept;
  Context context;
  context.size = nodes.size();
  if (const auto number = picked(expression, {nodes.front(), 1, nodes.size()})) {
    if (const std::size_t at = index_of(*number, nodes.size()); at < nodes.size()) kept = {nodes[at]};
    nodes = std::move(kept);
    return;
  }
  for (std::size_t i = 0; i < nodes.size() && !failed_; ++i) {
    context.node = nodes[i];
    context.position = i + 1;
    if (predicate(expression, context)) kept.push_back(nodes[i]);
  }
  nodes = std::move(kept);
}

bool Evaluator::predicate(const Expr& expression, const Context& context) {
  const Value found = value(expression, context);
  if (found.kind() == Value::Kind::number)
    return found.number(world_.zone) == static_cast<double>(context.position);
  return found.truth();
}

Value Evaluator::everywhere(const Expr& expression, const Context& context) {
  const NodeRef own = std::exchange(current_, NodeRef{&world_.instance.tree, 0, false});
  Value found = set(expression, context);
  current_ = own;
  return found;
}

}  // namespace mend::form
