#pragma once

#include "content/module/page.h"

#include <string>
#include <vector>

namespace mend::module {

/// "Line 7: "
std::string at_line(int line);

/// Reads Markdown that begins on `first_line` of its page. A heading of level 1 comes out as such; the
/// caller says where it may stand.
base::Result<std::vector<Part>> read_parts(const std::string& markdown, int first_line);

/// Reads the inside of a `::: choice`: a paragraph with the question, then a list; each item is a label
/// followed by its feedback as a quotation.
base::Result<Choice> read_choice(const std::string& markdown, int first_line);

}  // namespace mend::module
