#include "content/form/aside.h"

#include <algorithm>

namespace mend::form {

namespace {

std::size_t size_of(const Seed& seed) {
  std::size_t size = 1;
  for (const Seed& child : seed.children) size += size_of(child);
  return size;
}

}  // namespace

void Aside::put(const Instance& instance, int node) {
  Seed seed = whole(instance, node);
  nodes_ += size_of(seed);
  kept_[instance.tree.at(node).parent][seed.field].push_back(std::move(seed));
}

std::optional<Seed> Aside::take(int parent, int field) {
  const auto here = kept_.find(parent);
  if (here == kept_.end()) return std::nullopt;
  const auto found = here->second.find(field);
  if (found == here->second.end()) return std::nullopt;
  Seed seed = std::move(found->second.back());
  found->second.pop_back();
  if (found->second.empty()) here->second.erase(found);
  if (here->second.empty()) kept_.erase(here);
  nodes_ -= size_of(seed);
  return seed;
}

void Aside::forget(int parent) {
  const auto here = kept_.find(parent);
  if (here == kept_.end()) return;
  for (const auto& [field, seeds] : here->second) {
    for (const Seed& seed : seeds) nodes_ -= size_of(seed);
  }
  kept_.erase(here);
}

Seed Aside::whole(const Instance& instance, int node) const {
  const Node& is = instance.tree.at(node);
  Seed seed{is.field, std::string(is.text), {}};
  for (int child = is.first; child >= 0; child = instance.tree.at(child).next) {
    seed.children.push_back(whole(instance, child));
  }
  const auto here = kept_.find(node);
  if (here == kept_.end()) return seed;
  for (const auto& [field, seeds] : here->second) {
    for (auto one = seeds.rbegin(); one != seeds.rend(); ++one) seed.children.push_back(*one);
  }
  // Each behind its like, where the form has them.
  const std::vector<int>& order = instance.definition().at(is.field).children;
  const auto place = [&](const Seed& child) { return std::find(order.begin(), order.end(), child.field); };
  std::stable_sort(seed.children.begin(), seed.children.end(),
                   [&](const Seed& one, const Seed& other) { return place(one) < place(other); });
  return seed;
}

}  // namespace mend::form
