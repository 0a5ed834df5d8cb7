#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mend::author {

enum class Mark {
  same,
  added,
  removed,
  note,     ///< worth knowing
  warning,  ///< look twice
};

/// Some words of a line; `changed` where the line beside it says something else.
struct Piece {
  std::string text;
  bool changed = false;
  bool operator==(const Piece&) const = default;
};

struct ChangeLine {
  Mark mark = Mark::same;
  std::vector<Piece> pieces;
  bool operator==(const ChangeLine&) const = default;
};

[[nodiscard]] ChangeLine line_of(Mark mark, std::string text);
/// The whole line.
[[nodiscard]] std::string text_of(const ChangeLine& line);

/// The least that was taken out and put in, line by line, what went before what came. In a line that was only
/// partly changed the changed words are marked. Bounded in work: of very long texts the middle is shown as
/// replaced whole.
[[nodiscard]] std::vector<ChangeLine> diff_lines(const std::vector<std::string>& before,
                                                 const std::vector<std::string>& after);

/// Leaves out unchanged lines that are further than `context` from a change.
[[nodiscard]] std::vector<ChangeLine> near_changes(const std::vector<ChangeLine>& lines, std::size_t context);

}  // namespace mend::author
