#pragma once

#include "content/author/xlsform/survey.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::xlsform {

/// Where an expression is worked out.
enum class Where {
  field,   ///< at its own node
  choice,  ///< at each choice: the node is reached through current()
};

/// An expression or words with the paths in place, and what is wrong with them.
struct Resolved {
  std::string text;
  std::vector<std::string> problems;
  std::vector<int> items;  ///< that it names
  /// The first argument of each call, where it is a literal: ("pulldata", "cities").
  std::vector<std::pair<std::string, std::string>> lookups;
};

/// Puts the path of a question in the place of each ${name}: relative where the question and the reader share
/// a repeat, so that each instance reads its own; absolute elsewhere, and where indexed-repeat() wants it.
class References {
 public:
  explicit References(const std::vector<Item>& items);

  /// `reader` is an index of items, or −1 for what stands outside of all of them.
  [[nodiscard]] Resolved expression(std::string_view text, int reader, Where where = Where::field) const;
  /// Words as XML, with an <output> for each ${name}.
  [[nodiscard]] Resolved words(std::string_view text, int reader) const;

  /// The path from a reader to an item.
  [[nodiscard]] std::string reach(int target, int reader) const { return path(target, reader, false); }
  /// −1 if there is no such question.
  [[nodiscard]] int find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;
  /// Innermost repeat that is, or is around, the item; −1 if there is none.
  [[nodiscard]] int repeat_of(int item) const;
  [[nodiscard]] std::string unknown(std::string_view name) const;

 private:
  friend class ExpressionScanner;
  [[nodiscard]] std::string path(int target, int reader, bool through_current) const;

  const std::vector<Item>& items_;
  std::map<std::string, int, std::less<>> by_name_;
};

}  // namespace mend::xlsform
