#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Chinese characters by their sound, from the readings of Unicode's own database (Unihan): one character at a
// time, the frequent ones first. Compiled into the program.
namespace mend::keyboard {

struct Candidate {
  std::string_view character;  ///< UTF-8; good for ever
  std::size_t letters = 0;     ///< how many letters of what was typed it stands for
};

/// For what was typed in small letters without tones ("ma", "zhongg", "lv" for lü), best first: characters of
/// the longest syllable at its beginning, then of a syllable that only begins so. Empty if nothing does.
[[nodiscard]] std::vector<Candidate> candidates(std::string_view typed);
/// Every syllable that has characters.
[[nodiscard]] std::vector<std::string> syllables();

}  // namespace mend::keyboard
