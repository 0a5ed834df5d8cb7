#include "content/form/tree.h"

#include <algorithm>
#include <cstring>

namespace mend::form {

int Names::add(std::string_view name) {
  if (const auto found = numbers_.find(name); found != numbers_.end()) return found->second;
  texts_.emplace_back(name);
  const int number = static_cast<int>(texts_.size()) - 1;
  numbers_.emplace(texts_.back(), number);
  return number;
}

int Names::find(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? -1 : found->second;
}

int Tree::make(int parent, int name, int prefix) {
  int node = 0;
  if (free_.empty()) {
    node = static_cast<int>(nodes_.size());
    nodes_.emplace_back();
  } else {
    node = free_.back();
    free_.pop_back();
    at(node) = Node{};
  }
  at(node).name = name;
  at(node).prefix = prefix;
  at(node).parent = parent;
  ordered_ = false;
  ++shape_;
  return node;
}

int Tree::append(int parent, int name, int prefix, bool attribute) {
  const int node = make(parent, name, prefix);
  at(node).attribute = attribute;
  Node& above = at(parent);
  at(node).previous = above.last;
  (above.last < 0 ? above.first : at(above.last).next) = node;
  above.last = node;
  // Nodes of one name nearly always stand together; only then is there anything to count.
  const int before = at(node).previous;
  if (before >= 0 && at(before).name == name && !at(before).attribute)
    at(node).ordinal = at(before).ordinal + 1;
  return node;
}

int Tree::insert(int parent, int after, int name, int prefix) {
  if (at(parent).last == after) return append(parent, name, prefix);
  const int node = make(parent, name, prefix);
  const int follower = after < 0 ? at(parent).first : at(after).next;
  at(node).previous = after;
  at(node).next = follower;
  if (after >= 0 && at(after).name == name && !at(after).attribute) at(node).ordinal = at(after).ordinal + 1;
  (after < 0 ? at(parent).first : at(after).next) = node;
  at(follower).previous = node;
  return node;
}

void Tree::unlink(int node) {
  Node& is = at(node);
  (is.previous < 0 ? at(is.parent).first : at(is.previous).next) = is.next;
  (is.next < 0 ? at(is.parent).last : at(is.next).previous) = is.previous;
  for (int other = is.next; other >= 0 && at(other).name == is.name; other = at(other).next)
    --at(other).ordinal;
  is.next = is.previous = -1;
  ordered_ = false;
  ++shape_;
}

void Tree::forget(int node) {
  for (int child = at(node).first; child >= 0;) {
    const int next = at(child).next;
    forget(child);
    child = next;
  }
  at(node) = Node{};
  ++shape_;
  if (static_cast<std::size_t>(node) < changing_.size()) changing_[static_cast<std::size_t>(node)].clear();
  free_.push_back(node);
}

void Tree::keep_text(int node, std::string_view text) {
  constexpr std::size_t chunk = 64 * 1024;
  if (text.size() > store_left_) {
    const std::size_t size = std::max(chunk, text.size());
    store_.push_back(std::make_unique<char[]>(size));
    store_at_ = store_.back().get();
    store_left_ = size;
  }
  if (!text.empty()) std::memcpy(store_at_, text.data(), text.size());
  at(node).text = {store_at_, text.size()};
  store_at_ += text.size();
  store_left_ -= text.size();
}

void Tree::set_text(int node, std::string text) {
  const auto index = static_cast<std::size_t>(node);
  if (changing_.size() <= index) changing_.resize(std::max(index + 1, nodes_.size()));
  changing_[index] = std::move(text);
  at(node).text = changing_[index];
}

int Tree::first_element(int node) const {
  int child = at(node).first;
  while (child >= 0 && at(child).attribute) child = at(child).next;
  return child;
}

int Tree::child(int node, int name) const {
  for (int child = at(node).first; child >= 0; child = at(child).next) {
    if (at(child).name == name && !at(child).attribute) return child;
  }
  return -1;
}

bool Tree::is_inside(int node, int ancestor) const {
  while (node >= 0 && node != ancestor) node = at(node).parent;
  return node == ancestor;
}

void Tree::collect(int node, std::string& out) const {
  const Node& is = at(node);
  const int child = first_element(node);
  if (child < 0 && !is.hidden) out += is.text;
  for (int next = child; next >= 0; next = at(next).next) collect(next, out);
}

std::string Tree::string_value(int node) const {
  std::string out;
  collect(node, out);
  return out;
}

std::string_view Tree::view(int node, std::string& scratch) const {
  if (!has_elements(node)) return at(node).hidden ? std::string_view() : at(node).text;
  scratch = string_value(node);
  return scratch;
}

void Tree::renumber() const {
  order_.assign(nodes_.size(), 0);
  int number = 0;
  int node = 0;
  while (node >= 0) {
    order_[static_cast<std::size_t>(node)] = ++number;
    if (at(node).first >= 0) {
      node = at(node).first;
      continue;
    }
    while (node >= 0 && at(node).next < 0) node = at(node).parent;
    if (node >= 0) node = at(node).next;
  }
  ordered_ = true;
}

bool Tree::before(int a, int b) const {
  if (!ordered_) renumber();
  return order_[static_cast<std::size_t>(a)] < order_[static_cast<std::size_t>(b)];
}

}  // namespace mend::form
