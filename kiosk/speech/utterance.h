#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mend::speech {

/// One piece of what is said, in one language.
struct Utterance {
  std::string text;
  std::string language;     ///< BCP 47; chooses the voice
  bool is_private = false;  ///< for headphones only
  /// What comes after it says enough without it: where it may not be said, nothing is said in its place.
  bool is_covered = false;
  /// The node whose name `text` is part of, for the mark of the word that is being said: its id, or "#n" for
  /// the n-th of the tree where it has none. Empty for words that are not on the screen.
  std::string node = {};
  std::size_t offset = 0;  ///< byte of the node's name where `text` begins
  bool operator==(const Utterance&) const = default;
};

using Speech = std::vector<Utterance>;

}  // namespace mend::speech
