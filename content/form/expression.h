#pragma once

#include "content/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// Paths that an expression reads, as it writes them, without predicates: what is inside a predicate is
/// listed as paths of its own, from where it stands. `../b[../c = 1]/d` gives `../b/../c` and `../b/d`.
struct Expression {
  std::vector<std::string> paths;
};

/// Reads XPath 1.0 as Form::load does, for tools that see an expression before there is a form. Refuses
/// unknown functions or a wrong number of values (by name), and variables. `where` names the expression, for
/// example "The relevant of /data/x".
base::Result<Expression> read_expression(std::string_view text, std::string_view where);

}  // namespace mend::form
