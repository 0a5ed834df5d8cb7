#include "i18n/keyboard/pinyin.h"

#include "i18n/keyboard/syllables.h"

#include <algorithm>
#include <span>
#include <unicode/utf8.h>

namespace mend::keyboard {
namespace {

/// Of a syllable that only begins as typed: enough to find a frequent character early.
constexpr std::size_t kOfEach = 8;
constexpr std::size_t kLongestSyllable = 6;

std::span<const Syllable> all() {
  return {kSyllables, kSyllableCount};
}

void add(std::vector<Candidate>& found, const Syllable& syllable, std::size_t letters, std::size_t most) {
  const std::string_view text = syllable.characters;
  std::size_t at = 0;
  while (at < text.size() && most-- > 0) {
    std::size_t end = at;
    U8_FWD_1(text.data(), end, text.size());
    found.push_back({text.substr(at, end - at), letters});
    at = end;
  }
}

const Syllable* exact(std::string_view spelt) {
  const auto place =
      std::lower_bound(all().begin(), all().end(), spelt,
                       [](const Syllable& s, std::string_view wanted) { return s.spelt < wanted; });
  return place != all().end() && place->spelt == spelt ? &*place : nullptr;
}

}  // namespace

std::vector<Candidate> candidates(std::string_view typed) {
  std::vector<Candidate> found;
  if (typed.empty()) return found;
  const auto all_of = static_cast<std::size_t>(-1);
  std::size_t longest = std::min(typed.size(), kLongestSyllable);
  while (longest > 0 && exact(typed.substr(0, longest)) == nullptr) --longest;
  if (longest > 0) add(found, *exact(typed.substr(0, longest)), longest, all_of);
  std::vector<const Syllable*> longer;
  for (const Syllable& syllable : all()) {
    const std::string_view spelt = syllable.spelt;
    if (spelt.size() > typed.size() && spelt.starts_with(typed)) longer.push_back(&syllable);
  }
  std::stable_sort(longer.begin(), longer.end(),
                   [](const Syllable* a, const Syllable* b) { return a->weight > b->weight; });
  for (const Syllable* syllable : longer) add(found, *syllable, typed.size(), kOfEach);
  // "fangan" may be fang and an, or fan and gan.
  for (std::size_t size = longest; size-- > 1;) {
    if (const Syllable* shorter = exact(typed.substr(0, size))) add(found, *shorter, size, all_of);
  }
  return found;
}

std::vector<std::string> syllables() {
  std::vector<std::string> spelt;
  for (const Syllable& syllable : all()) spelt.emplace_back(syllable.spelt);
  return spelt;
}

}  // namespace mend::keyboard
