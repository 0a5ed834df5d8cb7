#pragma once

#include "content/base/clock.h"

#include <libxml/xpath.h>
#include <span>
#include <string_view>

namespace mend::form {

/// What functions may know about the evaluation that calls them; `xmlXPathContext::userData` points here.
struct Evaluation {
  const base::Clock* clock = nullptr;
  xmlNode* field = nullptr;  ///< the field that the expression belongs to
};

/// How many values a function takes; `most` −1 = any number.
struct FunctionShape {
  const char* name;
  int least;
  int most;
};

/// A function of ours, on top of those of XPath 1.0.
struct Function {
  FunctionShape shape;
  xmlXPathFunction call;
};

/// ODK's functions, one row each. XPath 1.0's own come with libxml2.
std::span<const Function> functions();

/// Of ours or of XPath 1.0; null if there is no such function.
const FunctionShape* function_shape(std::string_view name);

}  // namespace mend::form
