#include "content/form/digest.h"
#include "content/form/state.h"

namespace mend::form {

int Session::State::grow(int parent, const Group& repeat) {
  const std::optional<Seed> back = aside_.take(parent, repeat.field);
  if (!back && instance->count() + aside_.nodes() + 1'000 > limits::nodes) return -1;
  const int node = instance->grow(parent, back ? *back : definition.templates.at(repeat.field));
  // A new one follows its parent until its own rules are worked out.
  instance->tree.at(node).hidden = false;
  if (!back) fire_new(node, repeat.field);
  mark_all(node);
  changed(node);
  std::vector<int> stack = {node};
  while (!stack.empty()) {
    const int at = stack.back();
    stack.pop_back();
    for (int child = instance->tree.at(at).first; child >= 0; child = instance->tree.at(child).next) {
      changed(child);
      stack.push_back(child);
    }
  }
  return node;
}

/// Who reads all of them, or an instance around them, has been marked by the one that has gone.
void Session::State::moved(int parent, int field, const std::vector<int>& instances) {
  for (const Edge& edge : definition.readers[static_cast<std::size_t>(Thing::value(field))]) {
    if (edge.scope != field) continue;
    if (edge.reach.own()) {
      for (const int one : instances) mark_readers(one, edge.reader);
    } else {
      // Whoever looks at others sees other ones now, or fewer, also from before the gap.
      for (const int one : this->instances(parent, field)) mark_readers(one, edge.reader);
    }
  }
}

void Session::State::drop(int node) {
  const int field = instance->field(node);
  const int parent = instance->tree.at(node).parent;
  std::vector<int> after;
  for (int next = instance->tree.at(node).next; next >= 0 && instance->field(next) == field;
       next = instance->tree.at(next).next) {
    after.push_back(next);
  }
  std::vector<int> inside = {node};
  for (std::size_t i = 0; i < inside.size(); ++i) {
    for (int child = instance->tree.at(inside[i]).first; child >= 0; child = instance->tree.at(child).next) {
      inside.push_back(child);
    }
  }
  // Its links upwards still lead to whoever reads it; nobody finds the node itself any more.
  instance->tree.unlink(node);
  for (const int gone : inside) {
    changed(gone);
    aside_.forget(gone);
    std::erase_if(overflows_, [&](const auto& one) { return one.first == gone; });
  }
  moved(parent, field, after);
  std::erase_if(to_fire_, [&](const auto& fire) {
    return std::find(inside.begin(), inside.end(), fire.second) != inside.end();
  });
  instance->remove(node);
}

int Session::State::add(int parent, const Group& repeat) {
  const int node = grow(parent, repeat);
  settle();
  return node;
}

void Session::State::remove(int node) {
  drop(node);
  settle();
}

void Session::State::take(std::unique_ptr<Instance> other) {
  // A draft of before may hold numbers as they were typed.
  std::vector<int> nodes;
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const int field = static_cast<int>(i);
    const Type kind = definition.at(field).kind;
    if (kind != Type::integer && kind != Type::decimal) continue;
    nodes.clear();
    other->collect(0, field, nodes);
    for (const int node : nodes) {
      const std::string_view text = other->tree.at(node).text;
      std::string number = normal_number(definition, field, std::string(text));
      if (number != text) other->tree.set_text(node, std::move(number));
    }
  }
  // The evaluator's tables are of secondary instances only; but it looks at the instance itself.
  instance = std::move(other);
  evaluator.emplace(Evaluator::World{definition, *instance, clock, random, zone, language});
  turns_ = {};
  all_marked_.assign(definition.fields.size() * 2, false);
  aside_ = {};
  overflows_.clear();
  to_prune_.clear();
  to_fire_.clear();
}

}  // namespace mend::form
