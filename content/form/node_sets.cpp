#include "content/form/node_sets.h"

#include "content/form/syntax.h"

#include <vector>

namespace mend::form {

namespace {

constexpr std::size_t most_nodes = 2 * limits::nodes;
constexpr std::size_t most_sets = 4'096;

std::uint64_t pair_of(int first, int second) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(first)) << 32U |
         static_cast<std::uint32_t>(second);
}

}  // namespace

std::shared_ptr<const NodeSet> NodeSets::below(int anchor, int field) {
  if (shape_ != instance_.tree.shape() || nodes_ > most_nodes || sets_.size() > most_sets) {
    sets_.clear();
    nodes_ = 0;
    shape_ = instance_.tree.shape();
  }
  std::shared_ptr<const NodeSet>& set = sets_[pair_of(anchor, field)];
  if (set != nullptr) return set;
  std::vector<int> found;
  instance_.collect(anchor, field, found);
  NodeSet nodes;
  nodes.reserve(found.size());
  for (const int node : found) nodes.push_back({&instance_.tree, node, false});
  nodes_ += nodes.size();
  set = std::make_shared<const NodeSet>(std::move(nodes));
  return set;
}

int NodeSets::child(int field, const Step& step) {
  if (field < 0 || step.axis != Axis::child || step.test != Step::Test::name || step.name_id < 0 ||
      !step.prefix.empty()) {
    return -1;
  }
  const auto [place, fresh] = children_.try_emplace(pair_of(field, step.name_id), -1);
  if (!fresh) return place->second;
  const Definition& definition = instance_.definition();
  int seen = 0;
  for (const int child : definition.at(field).children) {
    if (definition.at(child).attribute || definition.at(child).name_id != step.name_id) continue;
    place->second = ++seen == 1 ? child : -1;
  }
  return place->second;
}

}  // namespace mend::form
