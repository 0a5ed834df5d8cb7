#pragma once

#include "content/form/instance.h"
#include "content/form/value.h"

#include <cstdint>
#include <memory>
#include <unordered_map>

namespace mend::form {

struct Step;

/// Sets of nodes of one instance, each found once until the instance is built otherwise: so that what looks
/// across all instances of a repeat, from inside each of them, does not walk through all of them each time.
/// Holds no values, only places.
class NodeSets {
 public:
  explicit NodeSets(const Instance& instance) : instance_(instance) {}

  /// As `Instance::collect`. Never null; stays as it is whatever happens to the instance.
  std::shared_ptr<const NodeSet> below(int anchor, int field);
  /// The one field that a child step with a name leads to from `field`; −1 if there is none or more than one.
  [[nodiscard]] int child(int field, const Step& step);

 private:
  const Instance& instance_;
  std::uint64_t shape_ = 0;
  std::size_t nodes_ = 0;
  std::unordered_map<std::uint64_t, std::shared_ptr<const NodeSet>> sets_;  ///< by anchor and field
  std::unordered_map<std::uint64_t, int> children_;                         ///< by field and name
};

}  // namespace mend::form
