#pragma once

#include "content/form/definition.h"
#include "content/form/evaluator.h"
#include "content/form/instance.h"
#include "content/form/session.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// The working part of a session: stored values, relevance, and the compiled expressions.
struct Session::State {
  State(std::shared_ptr<const Form> of, const base::Clock& clock, base::Random& random);

  std::shared_ptr<const Form> form;
  const Definition& definition;
  std::string language;
  mutable Instance instance;  ///< mutable: a rule is tried on an answer that is not yet given
  Evaluator evaluator;
  std::vector<std::string> values;  ///< by field; kept also while the field is not relevant
  std::vector<bool> relevant;       ///< by field; a child of a field that is not relevant is not either

  [[nodiscard]] bool is_relevant(const Entry& entry) const;
  [[nodiscard]] bool is_required(int field) const;
  [[nodiscard]] bool is_readonly(int field) const;
  [[nodiscard]] Question question(const Entry& entry) const;
  /// Whether `value` may stand as the answer of a relevant question.
  [[nodiscard]] std::optional<Problem> check(const Entry& entry, std::string_view value) const;

  void set(int field, std::string value);
  /// Puts all values in place of the present ones.
  void restore(std::vector<std::string> all);
  /// Works everything out again, in the form's order. One pass reaches the fixed point, because each step
  /// comes after all that it reads.
  void recompute();

 private:
  [[nodiscard]] bool truth(const std::string& expression, int field, bool otherwise) const;
  [[nodiscard]] bool constraint_holds(int field, const std::string& value) const;
  /// Lets expressions see the stored value, or nothing while the field is not relevant.
  void show(int field) const;

  mutable std::map<std::string, Expression, std::less<>> compiled_;
};

/// The value as it is stored: choices of a select-multiple each once, with one space between.
std::string normal_value(const Entry& entry, std::string_view value);

/// What is wrong with the shape of an answer, before any rule of the form; nothing if it fits.
std::optional<ProblemKind> shape_problem(const Entry& entry, const Field& field, std::string_view value);

}  // namespace mend::form
