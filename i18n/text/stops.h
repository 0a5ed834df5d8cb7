#pragma once

#include "i18n/text/paragraph.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::text {

/// Where a caret may stand in a text and where its words are, without laying anything out: the same stops as
/// those of a Layout with carets. Bytes of the text as given, which must be clean().
class Stops {
 public:
  Stops(std::string_view text, std::string_view language);

  [[nodiscard]] std::size_t next(std::size_t at) const;
  [[nodiscard]] std::size_t previous(std::size_t at) const;
  /// Where the text that Backspace removes begins; see Layout::backspace.
  [[nodiscard]] std::size_t backspace(std::size_t at) const;
  /// The end of the word at or after a place, and the beginning of the word at or before it.
  [[nodiscard]] std::size_t word_end(std::size_t at) const;
  [[nodiscard]] std::size_t word_start(std::size_t at) const;
  /// Begin and end of the word that a place is in or at; empty between words.
  [[nodiscard]] std::pair<std::size_t, std::size_t> word_at(std::size_t at) const;

 private:
  struct Stop {
    std::size_t at = 0;
    std::size_t last = 0;  ///< where the last code point before it begins
    bool caret = false;
    bool splits = false;
    bool word_start = false;
    bool word_end = false;
  };
  [[nodiscard]] std::size_t index_of(std::size_t at) const;
  std::vector<Stop> stops_;  ///< one for each code point, and one for the end
};

/// The direction of a paragraph by its first strong letter; `otherwise` without one.
[[nodiscard]] Direction direction_of(std::string_view paragraph, Direction otherwise);

}  // namespace mend::text
