#include "content/form/functions.h"
#include "content/form/shuffle.h"

#include <algorithm>
#include <cmath>

namespace mend::form {

namespace {

using Call = const Expr&;
using Where = const Context&;

Value last(Evaluator&, Call, Where where) {
  std::size_t size = where.size;
  if (size == 0) {
    const Tree& tree = *where.node.tree;
    size = where.position;
    for (int next = tree.at(where.node.node).next;
         next >= 0 && tree.at(next).name == tree.at(where.node.node).name; next = tree.at(next).next) {
      ++size;
    }
  }
  return Value(static_cast<double>(size));
}

Value count(Evaluator& e, Call call, Where where) {
  return Value(static_cast<double>(e.set(call.args[0], where).nodes().size()));
}

Value count_non_empty(Evaluator& e, Call call, Where where) {
  const Value nodes = e.set(call.args[0], where);
  return Value(e.once_for(nodes, *call.function, [](const NodeSet& all) {
    std::string scratch;
    return static_cast<double>(std::count_if(
        all.begin(), all.end(), [&](const NodeRef& node) { return !view_of(node, scratch).empty(); }));
  }));
}

/// With a node: which of its like-named siblings it is. From inside a repeat its path means this instance.
Value position(Evaluator& e, Call call, Where where) {
  if (call.args.empty()) return Value(static_cast<double>(where.position));
  const Expr& argument = call.args[0];
  const Instance& instance = e.world().instance;
  if (!argument.chain.empty() && e.current().tree == &instance.tree) {
    const int own = instance.ancestor(e.current().node, argument.chain.back());
    if (own >= 0) return Value(static_cast<double>(instance.tree.at(own).ordinal));
  }
  const Value set = e.set(argument, where);
  if (set.nodes().empty()) return Value(std::nan(""));
  const NodeRef& first = set.nodes().front();
  return Value(static_cast<double>(first.tree->at(first.node).ordinal));
}

Value local_name(Evaluator& e, Call call, Where where) {
  const NodeSet found = call.args.empty() ? NodeSet{where.node} : e.nodes(call.args[0], where);
  if (found.empty() || found[0].is_text) return Value("");
  return Value(e.world().definition.names.text(found[0].tree->at(found[0].node).name));
}

Value name(Evaluator& e, Call call, Where where) {
  const NodeSet found = call.args.empty() ? NodeSet{where.node} : e.nodes(call.args[0], where);
  if (found.empty() || found[0].is_text) return Value("");
  const Node& node = found[0].tree->at(found[0].node);
  const Names& names = e.world().definition.names;
  return Value(node.prefix == 0 ? names.text(node.name)
                                : names.text(node.prefix) + ":" + names.text(node.name));
}

Value current(Evaluator& e, Call, Where) {
  return Value(NodeSet{e.current()});
}

Value instance(Evaluator& e, Call call, Where where) {
  const Secondary* found = e.world().definition.instance(e.text(call.args[0], where));
  if (found == nullptr) return Value(NodeSet());
  return Value(NodeSet{{found->tree.get(), 0, false}});
}

Value randomize(Evaluator& e, Call call, Where where) {
  NodeSet found = e.nodes(call.args[0], where);
  if (!e.spend(found.size())) return {};
  if (call.args.size() == 1) {
    shuffle(found, e.world().random);
    return Value(std::move(found));
  }
  const Value seed = e.value(call.args[1], where);
  // Only words are made into a number by their hash; a number that is none counts as 0.
  const bool words = seed.kind() != Value::Kind::number;
  shuffle(found, seed_of(seed.number(e.zone()), words ? seed.text() : std::string()));
  return Value(std::move(found));
}

/// `indexed-repeat(/data/r/x, /data/r, 2)`: the x of the second r; up to any depth.
Value indexed_repeat(Evaluator& e, Call call, Where where) {
  NodeSet inside;
  for (std::size_t i = 1; i + 1 < call.args.size(); i += 2) {
    const double number = e.number(call.args[i + 1], where);
    const Value repeats = e.everywhere(call.args[i], where);
    const NodeSet& all = repeats.nodes();
    NodeSet chosen;
    double seen = 0;
    if (inside.empty()) {
      if (const std::size_t at = index_of(number, all.size()); at < all.size()) chosen = {all[at]};
    } else {
      for (const NodeRef& repeat : all) {
        const bool below = repeat.tree->is_inside(repeat.node, inside[0].node);
        if (below && ++seen == number) chosen = {repeat};
      }
    }
    if (chosen.empty()) return Value(NodeSet());
    inside = std::move(chosen);
  }
  NodeSet out;
  const Instance& instance = e.world().instance;
  if (!call.args[0].chain.empty() && inside[0].tree == &instance.tree) {
    std::vector<int> found;
    instance.collect(inside[0].node, call.args[0].chain.back(), found);
    for (const int node : found) out.push_back({&instance.tree, node, false});
    return Value(std::move(out));
  }
  const Value everywhere = e.everywhere(call.args[0], where);
  for (const NodeRef& node : everywhere.nodes()) {
    if (node.tree == inside[0].tree && node.tree->is_inside(node.node, inside[0].node)) out.push_back(node);
  }
  return Value(std::move(out));
}

Value pulldata(Evaluator& e, Call call, Where where) {
  const Definition& definition = e.world().definition;
  const Secondary* data = definition.instance(e.text(call.args[0], where));
  if (data == nullptr) return Value("");
  const Tree& tree = *data->tree;
  const int wanted = definition.names.find(e.text(call.args[1], where));
  const int key = definition.names.find(e.text(call.args[2], where));
  const int root = tree.first_element(0);
  const int item = definition.names.find("item");
  if (wanted < 0 || key < 0 || root < 0 || item < 0) return Value("");
  const std::vector<int>* rows = e.lookup(tree, root, item, key, e.text(call.args[3], where));
  const int found = rows == nullptr ? -1 : tree.child(rows->front(), wanted);
  return Value(found < 0 ? std::string() : tree.string_value(found));
}

constexpr Function table[] = {
    {"last", 0, 0, last},
    {"count", 1, 1, count},
    {"count-non-empty", 1, 1, count_non_empty},
    {"position", 0, 1, position},
    {"local-name", 0, 1, local_name},
    {"name", 0, 1, name},
    {"current", 0, 0, current},
    {"instance", 1, 1, instance},
    {"randomize", 1, 2, randomize},
    {"indexed-repeat", 3, -1, indexed_repeat},
    {"pulldata", 4, 4, pulldata},
};

}  // namespace

std::span<const Function> node_functions() {
  return table;
}

}  // namespace mend::form
