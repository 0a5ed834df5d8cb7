#pragma once

#include "content/form/definition.h"

#include <string>
#include <vector>

namespace mend::form {

/// The primary instance of one session: a tree whose nodes know their fields.
class Instance {
 public:
  /// As the form begins.
  explicit Instance(const Definition& definition);
  /// Only the document, to be filled by `grow`.
  struct Empty {};
  Instance(const Definition& definition, Empty);

  Tree tree;

  [[nodiscard]] const Definition& definition() const { return definition_; }
  /// The only node of a field that is in no repeat; −1 if there is none.
  [[nodiscard]] int single(int field) const { return single_[static_cast<std::size_t>(field)]; }
  [[nodiscard]] int field(int node) const { return tree.at(node).field; }
  /// The node itself or the nearest above it that stands for `field`; −1 if there is none.
  [[nodiscard]] int ancestor(int node, int field) const;
  /// Nodes of `field` at or below `anchor`, in document order. Node 0 is above all.
  void collect(int anchor, int field, std::vector<int>& out) const;
  /// First of them, or −1.
  [[nodiscard]] int first(int anchor, int field) const;
  /// "/data/r[2]/x". Positions stand at repeated nodes only.
  [[nodiscard]] std::string ref(int node) const;
  /// How many nodes hang below the document.
  [[nodiscard]] std::size_t count() const { return count_; }

  /// A node for `field` below `parent`, at its place among its siblings.
  int add(int parent, int field);
  /// Everything that the seed says, below `parent`.
  int grow(int parent, const Seed& seed);
  void remove(int node);

 private:
  int put(int parent, int field, bool at_end);
  void fill(int node, const Seed& seed);
  /// The sibling after which a new node of `field` belongs, or −1.
  [[nodiscard]] int place(int parent, int field) const;
  void descend(int node, const std::vector<int>& chain, std::size_t at, std::vector<int>& out) const;

  const Definition& definition_;
  std::vector<int> single_;
  std::size_t count_ = 0;
};

}  // namespace mend::form
