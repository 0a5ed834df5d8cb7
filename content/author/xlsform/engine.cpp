#include "content/author/xlsform/engine.h"

#include "content/form/expression.h"

namespace mend::xlsform {

std::string engine_objection(std::string_view expression) {
  const auto read = form::read_expression(expression, "It");
  if (read) return {};
  std::string message = read.error().message;
  constexpr std::string_view nothing = "near \"\"";
  if (const std::size_t at = message.find(nothing); at != std::string::npos)
    message.replace(at, nothing.size(), "at its end");
  return message;
}

}  // namespace mend::xlsform
