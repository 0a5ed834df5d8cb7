#include "content/author/xlsform/engine.h"

#include "content/form/expression.h"

namespace mend::xlsform {

std::string engine_objection(std::string_view expression) {
  const auto read = form::read_expression(expression, "It");
  return read ? "" : read.error().message;
}

}  // namespace mend::xlsform
