#pragma once

#include "content/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// Paths that an expression reads, relative to its field, without predicates: what is inside a predicate is
/// listed as paths of its own. `../b[../c = 1]/d` gives `../b/../c` and `../b/d`.
struct Reading {
  std::vector<std::string> paths;
};

/// Reads XPath 1.0 far enough to know what it depends on, and refuses what the engine does not take:
/// unknown functions or a wrong number of arguments (by name), variables, and paths on what a function
/// gives. `where` names the expression, for example "The relevant of /data/x".
base::Result<Reading> read_expression(std::string_view text, std::string_view where);

}  // namespace mend::form
