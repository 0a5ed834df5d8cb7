#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// A stretch of words that look alike.
struct Run {
  std::string text;
  bool strong = false;
  bool emphasis = false;
  int heading = 0;        ///< 1 to 6; 0 = no heading
  bool new_line = false;  ///< begins a line
  bool operator==(const Run&) const = default;
};

/// The safe part of ODK's Markdown in labels: **strong**, __strong__, *emphasis*, _emphasis_, # headings,
/// line breaks and backslashes. Links keep their words and lose where they lead; tags go, and what they hold
/// stays.
std::vector<Run> read_markdown(std::string_view text);
/// The words alone, for speech and for lists.
std::string without_markdown(std::string_view text);

}  // namespace mend::form
