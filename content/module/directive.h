#pragma once

#include "content/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::module {

/// A stretch of a page: plain Markdown, or what stands between `::: name` and `:::`.
struct Stretch {
  std::string directive;  ///< "" for plain Markdown
  std::string markdown;
  int line = 1;  ///< line of the page on which `markdown` begins
};

/// Cuts a page at its directives. Refuses one that is not closed, not opened, or inside another.
base::Result<std::vector<Stretch>> cut_at_directives(std::string_view page);

}  // namespace mend::module
