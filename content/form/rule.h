#pragma once

#include "content/form/syntax.h"
#include "content/form/tree.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mend::form {

struct Definition;

/// An expression of the form, read once. Empty where the form has none.
struct Rule {
  std::string_view text;
  const Expr* code = nullptr;
  [[nodiscard]] bool empty() const { return code == nullptr; }
  /// It is true() or false(), whatever is answered.
  [[nodiscard]] bool is_always(bool truth) const;
};

/// All expressions of a form; the same text is read only once.
class Rules {
 public:
  base::Result<Rule> add(std::string_view text, std::string_view where);
  /// Once all names are known.
  void bind(const Definition& definition);

 private:
  std::deque<Expr> code_;
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, const Expr*> by_text_;
};

/// Puts the numbers of names and fields into an expression, and finds what can be looked up by key.
void bind_names(Expr& expression, const Definition& definition);

}  // namespace mend::form
