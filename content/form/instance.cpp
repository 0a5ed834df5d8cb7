#include "content/form/instance.h"

#include <algorithm>

namespace mend::form {

Instance::Instance(const Definition& definition) : Instance(definition, Empty{}) {
  grow(0, definition.seed);
}

Instance::Instance(const Definition& definition, Empty)
    : definition_(definition), single_(definition.fields.size(), -1) {}

int Instance::ancestor(int node, int field) const {
  while (node >= 0 && tree.at(node).field != field) node = tree.at(node).parent;
  return node;
}

void Instance::descend(int node, const std::vector<int>& chain, std::size_t at, std::vector<int>& out) const {
  if (at == chain.size()) {
    out.push_back(node);
    return;
  }
  const int field = chain[at];
  const bool many = definition_.at(field).repeated;
  for (int child = tree.at(node).first; child >= 0; child = tree.at(child).next) {
    if (tree.at(child).field != field) continue;
    descend(child, chain, at + 1, out);
    if (!many) return;
  }
}

void Instance::collect(int anchor, int field, std::vector<int>& out) const {
  if (definition_.at(field).repeat < 0) {
    const int node = single(field);
    if (node >= 0 && (anchor == 0 || tree.is_inside(node, anchor))) out.push_back(node);
    return;
  }
  const int top = tree.at(anchor).field;
  std::vector<int> chain;
  int at = field;
  // Down from the anchor, or from the nearest node above that there is only one of.
  while (at >= 0 && at != top && definition_.at(at).repeat >= 0) {
    chain.push_back(at);
    at = definition_.at(at).parent;
  }
  std::reverse(chain.begin(), chain.end());
  int start = anchor;
  if (at != top) {
    start = at < 0 ? 0 : single(at);
    if (start < 0 || (anchor != 0 && !tree.is_inside(start, anchor))) return;
  }
  descend(start, chain, 0, out);
}

int Instance::first(int anchor, int field) const {
  if (definition_.at(field).repeat < 0) {
    const int node = single(field);
    return node >= 0 && (anchor == 0 || tree.is_inside(node, anchor)) ? node : -1;
  }
  std::vector<int> found;
  collect(anchor, field, found);
  return found.empty() ? -1 : found.front();
}

std::string Instance::ref(int node) const {
  std::string text;
  for (int at = node; at > 0; at = tree.at(at).parent) {
    const Field& field = definition_.at(tree.at(at).field);
    std::string step = "/" + field.name;
    if (field.repeated) step += "[" + std::to_string(tree.at(at).ordinal) + "]";
    text.insert(0, step);
  }
  return text;
}

int Instance::place(int parent, int field) const {
  const int above = tree.at(parent).field;
  if (above < 0) return tree.at(parent).last;
  const std::vector<int>& order = definition_.at(above).children;
  const auto rank_of = [&](int which) {
    return std::find(order.begin(), order.end(), which) - order.begin();
  };
  const auto rank = rank_of(field);
  int sibling = tree.at(parent).last;
  while (sibling >= 0 && tree.at(sibling).field != field && rank_of(tree.at(sibling).field) > rank) {
    sibling = tree.at(sibling).previous;
  }
  return sibling;
}

int Instance::put(int parent, int field, bool at_end) {
  const Field& is = definition_.at(field);
  const int node = at_end ? tree.append(parent, is.name_id, is.prefix_id, is.attribute)
                          : tree.insert(parent, place(parent, field), is.name_id, is.prefix_id);
  tree.at(node).attribute = is.attribute;
  tree.at(node).field = field;
  if (is.repeat < 0) single_[static_cast<std::size_t>(field)] = node;
  ++count_;
  return node;
}

int Instance::add(int parent, int field) {
  return put(parent, field, false);
}

int Instance::grow(int parent, const Seed& seed) {
  const int node = put(parent, seed.field, false);
  fill(node, seed);
  return node;
}

void Instance::fill(int node, const Seed& seed) {
  if (!seed.text.empty()) tree.set_text(node, seed.text);
  // A seed has its children in order.
  for (const Seed& child : seed.children) fill(put(node, child.field, true), child);
}

void Instance::remove(int node) {
  std::vector<int> stack = {node};
  while (!stack.empty()) {
    const int at = stack.back();
    stack.pop_back();
    --count_;
    const int of = tree.at(at).field;
    if (definition_.at(of).repeat < 0) single_[static_cast<std::size_t>(of)] = -1;
    for (int child = tree.at(at).first; child >= 0; child = tree.at(child).next) stack.push_back(child);
  }
  tree.forget(node);
}

}  // namespace mend::form
