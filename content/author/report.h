#pragma once

#include "content/author/changes.h"

#include <string>
#include <vector>

namespace mend::author {

/// What a person reads: a title and things with headings and lines.
struct Report {
  std::string title;
  std::vector<ChangedThing> things;
};

/// For a terminal: "+" what comes, "-" what goes, "!" what to look at twice; in lines that were changed in
/// part,
/// {+words+} and [-words-]. Nothing in it can move the cursor or turn the direction of the text.
[[nodiscard]] std::string as_text(const Report& report);

/// One file for a browser, with its pictures and recordings in it: no script, no link, nothing fetched.
[[nodiscard]] std::string as_html(const Report& report);

}  // namespace mend::author
