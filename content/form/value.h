#pragma once

#include "content/form/date.h"
#include "content/form/tree.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::form {

/// A node of the primary or of a secondary instance. `is_text`: the text node below the element.
struct NodeRef {
  const Tree* tree = nullptr;
  int node = -1;
  bool is_text = false;
  bool operator==(const NodeRef&) const = default;
};
using NodeSet = std::vector<NodeRef>;

std::string text_of(const NodeRef& node);
/// Without a copy where that is possible.
std::string_view view_of(const NodeRef& node, std::string& scratch);

/// What an expression gives: one of XPath's four types, or a moment, which is text and number at once.
class Value {
 public:
  enum class Kind { nodes, text, number, truth, moment };

  Value() : kind_(Kind::text) {}
  explicit Value(NodeSet nodes) : kind_(Kind::nodes), nodes_(std::move(nodes)) {}
  /// A set that somebody else remembers too; never null.
  explicit Value(std::shared_ptr<const NodeSet> nodes) : kind_(Kind::nodes), shared_(std::move(nodes)) {}
  explicit Value(std::string text) : kind_(Kind::text), text_(std::move(text)) {}
  explicit Value(const char* text) : kind_(Kind::text), text_(text) {}
  explicit Value(double number) : kind_(Kind::number), number_(number) {}
  explicit Value(bool truth) : kind_(Kind::truth), number_(truth ? 1 : 0) {}
  /// `number` in days since 1970-01-01, `text` as ODK writes it.
  Value(std::string text, double number) : kind_(Kind::moment), number_(number), text_(std::move(text)) {}

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_nodes() const { return kind_ == Kind::nodes; }
  [[nodiscard]] const NodeSet& nodes() const { return shared_ == nullptr ? nodes_ : *shared_; }
  [[nodiscard]] NodeSet take_nodes() { return shared_ == nullptr ? std::move(nodes_) : *shared_; }
  /// Null where nobody else has it.
  [[nodiscard]] const std::shared_ptr<const NodeSet>& shared() const { return shared_; }

  [[nodiscard]] std::string text() const;
  /// Without a copy where that is possible.
  [[nodiscard]] std::string_view view(std::string& scratch) const;
  [[nodiscard]] double number(const Zone& zone) const;
  [[nodiscard]] bool truth() const;

 private:
  Kind kind_;
  double number_ = 0;
  std::string text_;
  NodeSet nodes_;
  std::shared_ptr<const NodeSet> shared_;
};

/// As XPath 1.0 writes numbers: no exponent, "NaN", "Infinity", "-Infinity".
std::string number_text(double number);
/// XPath's number(), and ODK's on top of it: a date is days since 1970-01-01. NaN if it is neither.
double number_of(std::string_view text, const Zone& zone);
/// Digits with perhaps a minus sign and a decimal point, white space around. NaN if it is not that.
double plain_number(std::string_view text);

}  // namespace mend::form
