#pragma once

#include "content/form/evaluator.h"

#include <span>
#include <string_view>

namespace mend::form {

/// A function of XPath 1.0 or of ODK. Values are worked out by the function itself, so that `if` looks at one
/// side only.
struct Function {
  const char* name;
  int least;
  int most;  ///< values it takes; −1 = any number
  Value (*call)(Evaluator&, const Expr& call, const Context&);
};

/// Null if there is no such function.
const Function* find_function(std::string_view name);
bool takes(const Function& function, std::size_t count);
/// The tables, one row a function. Left out: what needs a place (area, distance, …), a telephone or a device
/// (property), and what XPath 1.0 says about namespaces and document types.
std::span<const Function> text_functions();
std::span<const Function> number_functions();
std::span<const Function> truth_functions();
std::span<const Function> node_functions();
std::span<const Function> date_functions();
std::span<const Function> choice_functions();

/// Where the `number`th of `size` is, from 0; `size` if there is none.
std::size_t index_of(double number, std::size_t size);

/// The names in a list with white space between.
std::vector<std::string_view> names_in(std::string_view list);

}  // namespace mend::form
