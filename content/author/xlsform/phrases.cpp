#include "content/author/xlsform/phrases.h"

#include "content/form/markdown.h"

#include <algorithm>
#include <array>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

namespace mend::xlsform {

namespace {

/// Vowels and the long stroke of Arabic, which may be written or not.
bool is_optional(UChar32 letter) {
  return letter == 0x0640 || (letter >= 0x064B && letter <= 0x0652);
}

/// One spelling for all that read alike: case, width, marks that nobody sees, apostrophes and spaces.
std::string folded(std::string_view text) {
  const icu::UnicodeString from =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::UnicodeString even = U_SUCCESS(status) ? normalizer->normalize(from, status) : from;
  const icu::UnicodeString& read = U_SUCCESS(status) ? even : from;
  icu::UnicodeString to;
  for (int32_t at = 0; at < read.length(); at = read.moveIndex32(at, 1)) {
    const UChar32 letter = read.char32At(at);
    if (is_optional(letter) || u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    if (u_isUWhiteSpace(letter) != 0) {
      if (to.length() > 0 && to.charAt(to.length() - 1) != u' ') to.append(u' ');
    } else {
      // Hyphens and apostrophes of all kinds read alike.
      to.append(letter == 0x2019 || letter == 0x02BC   ? UChar32{'\''}
                : letter >= 0x2010 && letter <= 0x2015 ? UChar32{'-'}
                                                       : letter);
    }
  }
  std::string out;
  to.foldCase().toUTF8String(out);
  return out;
}

/// The words of folded English.
std::vector<std::string_view> words_of(std::string_view small) {
  std::vector<std::string_view> words;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; };
  for (std::size_t at = 0; at < small.size();) {
    std::size_t end = at;
    while (end < small.size() && is_letter(small[end])) ++end;
    if (end > at) words.push_back(small.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// The sentences of folded words, each from its first letter on.
std::vector<std::string> sentences_of(std::string_view small) {
  std::string even(small);
  for (const std::string_view end : {"؟", "。", "۔"}) {
    for (std::size_t at = even.find(end); at != std::string::npos; at = even.find(end, at))
      even.replace(at, end.size(), ".");
  }
  std::vector<std::string> sentences;
  for (std::size_t at = 0; at < even.size();) {
    const std::size_t begin = even.find_first_not_of(" #>*_-.!?\"'", at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(even.find_first_of(".!?", begin), even.size());
    sentences.push_back(even.substr(begin, end - begin));
    at = end;
  }
  return sentences;
}

/// As written, and as it stands on the screen once the Markdown is read.
bool either(std::string_view words, const auto& found) {
  if (found(folded(words))) return true;
  const std::string shown = form::without_markdown(words);
  return shown != words && found(folded(shown));
}

}  // namespace

bool holds_any(std::string_view words, std::string_view language, std::span<const Phrase> phrases) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return either(words, [&](const std::string& small) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
      return (phrase.language == primary || phrase.language == "en") &&
             small.find(folded(phrase.words)) != std::string::npos;
    });
  });
}

bool holds_sentence(std::string_view words, std::string_view language, std::span<const Phrase> beginnings,
                    std::span<const Phrase> phrases, std::span<const Phrase> without) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto any = [&](std::span<const Phrase> list, const auto& is_there) {
    return std::any_of(list.begin(), list.end(), [&](const Phrase& phrase) {
      return (phrase.language == primary || phrase.language == "en") && is_there(folded(phrase.words));
    });
  };
  return either(words, [&](const std::string& small) {
    const std::vector<std::string> all = sentences_of(small);
    return std::any_of(all.begin(), all.end(), [&](const std::string& sentence) {
      return any(beginnings, [&](const std::string& phrase) { return sentence.starts_with(phrase); }) &&
             any(phrases,
                 [&](const std::string& phrase) { return sentence.find(phrase) != std::string::npos; }) &&
             !any(without,
                  [&](const std::string& phrase) { return sentence.find(phrase) != std::string::npos; });
    });
  });
}

Sign only_sign(std::string_view words) {
  const std::string small = folded(form::without_markdown(words));
  const icu::UnicodeString all =
      icu::UnicodeString::fromUTF8(icu::StringPiece(small.data(), static_cast<int32_t>(small.size())));
  Sign sign = Sign::none;
  for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
    const UChar32 letter = all.char32At(at);
    const bool is_flag = letter >= 0x1F1E6 && letter <= 0x1F1FF;  // letters of flags
    const bool is_mark = (U_GET_GC_MASK(letter) & U_GC_M_MASK) != 0;
    const bool is_number = (U_GET_GC_MASK(letter) & U_GC_N_MASK) != 0;
    const bool is_letter = u_hasBinaryProperty(letter, UCHAR_ALPHABETIC) != 0 || is_flag;
    if (is_mark || (!is_letter && !is_number)) continue;
    if (sign != Sign::none) return Sign::none;
    sign = is_number ? Sign::digit : Sign::letter;
  }
  return sign;
}

bool holds_any(std::string_view words, std::initializer_list<const char*> phrases) {
  return either(words, [&](const std::string& small) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const char* phrase) { return small.find(phrase) != std::string::npos; });
  });
}

bool holds_deed(std::string_view words, std::span<const std::string_view> people,
                std::span<const std::string_view> deeds) {
  const auto is_one_of = [](std::span<const std::string_view> list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  static constexpr std::array<std::string_view, 3> you = {"you", "you've", "you'd"};
  static constexpr std::array<std::string_view, 6> between = {"have", "had", "that", "once", "also", "may"};
  return either(words, [&](const std::string& small) {
    const std::vector<std::string_view> all = words_of(small);
    for (std::size_t at = 1; at + 1 < all.size(); ++at) {
      if (!is_one_of(you, all[at])) continue;
      std::size_t before = at - 1;
      while (before > 0 && is_one_of(between, all[before])) --before;
      std::size_t after = at + 1;
      while (after + 1 < all.size() && is_one_of(between, all[after])) ++after;
      if (is_one_of(people, all[before]) && is_one_of(deeds, all[after])) return true;
    }
    return false;
  });
}

}  // namespace mend::xlsform
