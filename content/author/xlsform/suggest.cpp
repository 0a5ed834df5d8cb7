#include "content/author/xlsform/suggest.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

constexpr std::size_t longest = 64;

/// Letters to add, drop, change or swap with a neighbour on the way from one word to the other.
std::size_t distance(const std::string& from, const std::string& to) {
  std::vector<std::vector<std::size_t>> least(from.size() + 1, std::vector<std::size_t>(to.size() + 1));
  for (std::size_t i = 0; i <= from.size(); ++i) {
    for (std::size_t j = 0; j <= to.size(); ++j) {
      if (i == 0 || j == 0) {
        least[i][j] = i + j;
        continue;
      }
      const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
      least[i][j] = std::min({least[i - 1][j] + 1, least[i][j - 1] + 1, least[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        least[i][j] = std::min(least[i][j], least[i - 2][j - 2] + 1);
      }
    }
  }
  return least[from.size()][to.size()];
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& letter : out) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return out;
}

std::string with_commas(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  if (word.empty() || word.size() > longest) return {};
  const std::string small = lower(word);
  std::size_t best = std::min<std::size_t>(3, std::max<std::size_t>(1, small.size() / 3)) + 1;
  const std::string* found = nullptr;
  for (const std::string& other : known) {
    if (other.size() > longest || other == word) continue;
    const std::size_t steps = distance(small, lower(other));
    // A word of which nothing is left is no slip.
    if (steps < best && steps < std::max(small.size(), other.size())) {
      best = steps;
      found = &other;
    }
  }
  return found == nullptr ? "" : " Did you mean \"" + *found + "\"?";
}

}  // namespace mend::xlsform
