#include "content/form/digest.h"
#include "content/form/state.h"

namespace mend::form {

int Session::State::grow(int parent, const Group& repeat) {
  const Seed& seed = definition.templates.at(repeat.field);
  if (instance->count() + 1'000 > limits::nodes) return -1;
  const int node = instance->grow(parent, seed);
  // A new one follows its parent until its own rules are worked out.
  instance->tree.at(node).hidden = false;
  fire_new(node, repeat.field);
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

void Session::State::drop(int node) {
  const int field = instance->field(node);
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
  for (const int gone : inside) changed(gone);
  // Those after it have moved up.
  for (const int moved : after) changed(moved);
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
  // The evaluator's tables are of secondary instances only; but it looks at the instance itself.
  instance = std::move(other);
  evaluator.emplace(Evaluator::World{definition, *instance, clock, random, zone, language});
  turns_ = {};
  to_prune_.clear();
  to_fire_.clear();
}

}  // namespace mend::form
