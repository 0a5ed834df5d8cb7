#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mend::form {

/// Names of elements as small numbers, one table a form. 0 is the empty name.
class Names {
 public:
  Names() { add(""); }
  int add(std::string_view name);
  /// −1 if no tree of the form has the name: then nothing can match it.
  [[nodiscard]] int find(std::string_view name) const;
  [[nodiscard]] const std::string& text(int name) const { return texts_[static_cast<std::size_t>(name)]; }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, int> numbers_;
};

/// One element or attribute. Links are indices into the tree, −1 = none.
struct Node {
  int name = 0;
  int prefix = 0;
  int parent = -1;
  int first = -1;  ///< first child; attributes come before elements
  int last = -1;
  int next = -1;
  int previous = -1;
  int field = -1;   ///< of the primary instance; −1 elsewhere
  int ordinal = 1;  ///< position among siblings of the same name
  bool attribute = false;
  bool hidden = false;  ///< not relevant: reads as empty, and keeps its text
  std::uint8_t dirty = 0;
  std::string_view text;
};

/// An instance as expressions see it: a compact tree. Node 0 is the document itself; its child is the root.
/// Elements have text or children, never both.
class Tree {
 public:
  Tree() : nodes_(1) {}
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  int append(int parent, int name, int prefix, bool attribute = false);
  /// As `append`, but right after a sibling; −1 = before all others.
  int insert(int parent, int after, int name, int prefix);
  /// Takes a node and all below it out. They keep their links upwards until `forget`.
  void unlink(int node);
  void forget(int node);

  /// Copies the text into the tree's own store; for texts that never change.
  void keep_text(int node, std::string_view text);
  /// For texts that change.
  void set_text(int node, std::string text);

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  /// Another number whenever a node has come, gone or moved: what is remembered about places holds only as
  /// long as it stays. Whoever changes a link between nodes makes it another.
  [[nodiscard]] std::uint64_t shape() const { return shape_; }
  [[nodiscard]] Node& at(int node) { return nodes_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] const Node& at(int node) const { return nodes_[static_cast<std::size_t>(node)]; }
  /// First child element, or −1.
  [[nodiscard]] int first_element(int node) const;
  [[nodiscard]] bool has_elements(int node) const { return first_element(node) >= 0; }
  /// First child element of that name, or −1.
  [[nodiscard]] int child(int node, int name) const;
  [[nodiscard]] bool is_inside(int node, int ancestor) const;
  /// What XPath calls the string-value.
  [[nodiscard]] std::string string_value(int node) const;
  /// The same without a copy where the node has no children.
  [[nodiscard]] std::string_view view(int node, std::string& scratch) const;
  /// Whether `a` comes before `b` in the document.
  [[nodiscard]] bool before(int a, int b) const;

 private:
  int make(int parent, int name, int prefix);
  void renumber() const;
  void collect(int node, std::string& out) const;

  std::vector<Node> nodes_;
  std::vector<int> free_;
  std::deque<std::string> changing_;  ///< by node; only as long as needed
  std::vector<std::unique_ptr<char[]>> store_;
  std::size_t store_left_ = 0;
  char* store_at_ = nullptr;
  mutable std::vector<int> order_;  ///< document order by node, made when asked for
  mutable bool ordered_ = false;
  std::uint64_t shape_ = 1;
};

}  // namespace mend::form
