#pragma once

#include <cstddef>

namespace mend::keyboard {

/// A sound and the characters that are read so, the frequent ones first. In the order of the alphabet.
struct Syllable {
  const char* spelt;
  unsigned weight;  ///< how often it is met
  const char* characters;
};
extern const Syllable kSyllables[];
extern const std::size_t kSyllableCount;

}  // namespace mend::keyboard
