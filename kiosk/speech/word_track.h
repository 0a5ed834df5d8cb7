#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace mend::speech {

/// Bytes `start` up to `end` of a text.
struct Range {
  std::size_t start = 0, end = 0;
  bool operator==(const Range&) const = default;
};

/// From what the voice reports to the words that a reader sees: whole words, and never back. In long numbers
/// and codes espeak-ng reports ever shorter pieces of the same word.
class WordTrack {
 public:
  WordTrack(std::string_view text, std::string_view language);
  /// The word or words that begin to be said now; nothing when it is still the one before.
  std::optional<Range> next(Range reported);

 private:
  std::vector<Range> words_;
  Range last_;
};

/// Pieces of at most about `most` bytes, each a sentence or several, cut inside a sentence only where one is
/// longer: so that it is heard at once and can be stopped at once. Covers the text without gaps.
[[nodiscard]] std::vector<Range> sentences(std::string_view text, std::string_view language,
                                           std::size_t most);

/// The word that ends at the end of the text, for who hears what they type.
[[nodiscard]] std::string_view last_word(std::string_view text, std::string_view language);

}  // namespace mend::speech
