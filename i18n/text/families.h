#pragma once

#include <string>
#include <string_view>

namespace mend::text {

/// The family that every list begins with: Latin letters, digits and punctuation.
inline constexpr std::string_view first_family = "Noto Sans";

/// Nastaliq sets whole words on a slope, which takes time in the square of their length. So it writes at most
/// this many letters in a paragraph, in words of at most that many; what is more is set in plain Arabic
/// letters.
inline constexpr int nastaliq_letters = 3'000;
inline constexpr int nastaliq_word_letters = 40;

/// Font families for a language, best first, separated by commas. Letters that several scripts share come
/// from the first family that has them, so that each language has its own script right after Noto Sans.
/// `text` is what will be written.
[[nodiscard]] std::string families_for(std::string_view language, std::string_view text = {});

}  // namespace mend::text
