// Ways to the nodes that a path means without walking through all that it could mean.
#include "content/form/evaluator.h"
#include "content/form/functions.h"

namespace mend::form {

int Evaluator::wide_field(const Expr& path, std::size_t first, const NodeRef& from) {
  if (from.tree != &world_.instance.tree || from.is_text) return -1;
  int field = world_.instance.field(from.node);
  bool wide = false;
  for (std::size_t i = first; i < path.steps.size() && field >= 0; ++i) {
    field = path.steps[i].predicates.empty() ? sets_.child(field, path.steps[i]) : -1;
    wide = wide || (field >= 0 && world_.definition.at(field).repeated);
  }
  return wide ? field : -1;
}

std::optional<double> Evaluator::picked(const Expr& predicate, const Context& context) {
  using Pick = Expr::Pick;
  if (predicate.pick == Pick::no) return std::nullopt;
  const bool whole = predicate.pick == Pick::whole;
  const Expr& index = whole ? predicate : predicate.args[predicate.pick == Pick::left ? 0 : 1];
  const Value found = value(index, context);
  if (failed_ || found.kind() == Value::Kind::truth) return std::nullopt;
  // Without an equation only a number is a place; in one, all but many nodes are numbers.
  if (whole ? found.kind() != Value::Kind::number : found.is_nodes() && found.nodes().size() != 1)
    return std::nullopt;
  return found.number(world_.zone);
}

bool Evaluator::by_number(const NodeRef& from, const Step& step, NodeSet& out) {
  const Tree& tree = world_.instance.tree;
  const Expr& first = step.predicates.front();
  if (first.pick == Expr::Pick::no || from.tree != &tree || from.is_text) return false;
  if (step.axis == Axis::child) {
    const int field = sets_.child(world_.instance.field(from.node), step);
    if (field < 0 || !world_.definition.at(field).repeated) return false;
    const auto all = sets_.below(from.node, field);
    if (all->empty()) return true;
    const auto number = picked(first, {all->front(), 1, all->size()});
    if (!number) return false;
    if (const std::size_t at = index_of(*number, all->size()); at < all->size()) out.push_back((*all)[at]);
    return true;
  }
  const bool forward = step.axis == Axis::following_sibling;
  if ((!forward && step.axis != Axis::preceding_sibling) || tree.at(from.node).attribute) return false;
  std::optional<double> number;
  double seen = 0;
  for (int at = from.node; spend(1);) {
    at = forward ? tree.at(at).next : tree.at(at).previous;
    if (at < 0) return true;
    const NodeRef one{&tree, at, false};
    if (tree.at(at).attribute || !passes(one, step)) continue;
    // Like `filter`, asks nothing where there is nobody to ask about. How many there are it does not tell:
    // what picks does not read it.
    if (!number) number = picked(first, {one, 1, 1});
    if (!number) return false;
    if (!(*number > seen)) return true;
    if (++seen == *number) {
      out.push_back(one);
      return true;
    }
  }
  return true;
}

const Evaluator::Index& Evaluator::index(const Key& key) {
  const auto [found, fresh] = indexes_.try_emplace(key);
  if (!fresh) return found->second;
  std::string scratch;
  for (int item = key.tree->first_element(key.parent); item >= 0; item = key.tree->at(item).next) {
    if (key.tree->at(item).name != key.name) continue;
    for (int child = key.tree->first_element(item); child >= 0; child = key.tree->at(child).next) {
      if (key.tree->at(child).name != key.child || key.tree->has_elements(child)) continue;
      auto& list = found->second[key.tree->at(child).text];
      if (list.empty() || list.back() != item) list.push_back(item);
    }
  }
  return found->second;
}

const std::vector<int>* Evaluator::lookup(const Tree& tree, int parent, int item, int key,
                                          std::string_view text) {
  const Index& items = index({&tree, parent, item, key});
  const auto found = items.find(text);
  return found == items.end() ? nullptr : &found->second;
}

/// Items of a secondary instance, which never changes, are found by what the key must be.
bool Evaluator::by_key(const NodeRef& from, const Step& step, NodeSet& out) {
  if (from.tree == &world_.instance.tree || step.name_id < 0 || !step.prefix.empty()) return false;
  const Expr& other = step.predicates.front().args[static_cast<std::size_t>(1 - step.key_side)];
  const Value wanted = value(other, Context{from, 1, 1});
  // Numbers and truths compare otherwise than texts do.
  if (wanted.kind() == Value::Kind::number || wanted.kind() == Value::Kind::truth || failed_) return false;
  const Index& items = index({from.tree, from.node, step.name_id, step.key_id});
  std::string scratch;
  const auto take = [&](std::string_view key) {
    const auto found = items.find(key);
    if (found == items.end() || !spend(found->second.size())) return;
    for (const int item : found->second) out.push_back({from.tree, item, false});
  };
  if (!wanted.is_nodes()) {
    take(wanted.view(scratch));
    return true;
  }
  for (const NodeRef& node : wanted.nodes()) take(view_of(node, scratch));
  sort_nodes(out);
  return true;
}

}  // namespace mend::form
