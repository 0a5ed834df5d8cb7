#pragma once

#include "content/form/instance.h"

#include <map>
#include <optional>
#include <vector>

namespace mend::form {

/// Instances of counted repeats that are not there at the moment because the count fell, with all that was
/// answered in them. The last one of a repeat is the next to come back.
class Aside {
 public:
  /// Keeps what is at and below `node`, an instance, before it is taken out.
  void put(const Instance& instance, int node);
  /// The next of `field` below `parent`; nothing if there is none.
  std::optional<Seed> take(int parent, int field);
  /// `parent` is gone for good.
  void forget(int parent);
  /// What is at and below `node`, with what was put aside in it behind the instances that are there.
  [[nodiscard]] Seed whole(const Instance& instance, int node) const;
  /// How many are kept, which counts as if they were there.
  [[nodiscard]] std::size_t nodes() const { return nodes_; }

 private:
  std::map<int, std::map<int, std::vector<Seed>>> kept_;  ///< by parent and repeated field
  std::size_t nodes_ = 0;
};

}  // namespace mend::form
