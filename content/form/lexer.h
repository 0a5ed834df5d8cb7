#pragma once

#include "content/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// A word of an XPath expression. Names take their prefix along ("jr:itext", "h:*").
struct Token {
  enum class Kind { name, number, literal, symbol, end };
  Kind kind = Kind::end;
  std::string text;
};

/// The last token is of kind `end`. `where` names the expression in a refusal.
base::Result<std::vector<Token>> read_tokens(std::string_view text, const std::string& where);

}  // namespace mend::form
