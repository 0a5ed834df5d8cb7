#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace mend::xlsform {

/// Words to look for, in one language; a stem where endings join on.
struct Phrase {
  std::string_view language;
  const char* words;
};

/// The words hold one of the phrases of their language, or an English one. Case, forms of width, marks that
/// nobody sees, kinds of apostrophe and of space do not count, nor does Markdown between letters of a word.
bool holds_any(std::string_view words, std::string_view language, std::span<const Phrase> phrases);
/// One of these, which are folded already.
bool holds_any(std::string_view words, std::initializer_list<const char*> phrases);

/// A sentence begins with one of the first phrases, holds one of the second and none of the third, as above.
bool holds_sentence(std::string_view words, std::string_view language, std::span<const Phrase> beginnings,
                    std::span<const Phrase> phrases, std::span<const Phrase> without);

/// What is read is one sign and nothing else beside marks: "A", "(a)", "**Ａ**", "7".
enum class Sign { none, letter, digit };
Sign only_sign(std::string_view words);

/// "The woman you attacked", "people that you have robbed": one of the first words, perhaps "that", a "you",
/// and one of the last; in English, folded as above.
bool holds_deed(std::string_view words, std::span<const std::string_view> people,
                std::span<const std::string_view> deeds);

}  // namespace mend::xlsform
