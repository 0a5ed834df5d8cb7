#pragma once

#include <string_view>

namespace mend::xlsform {

// What a question asks, by its words in their language or in English. Nets and no proof, as harm_words.h.

/// Whether somebody wants to hurt themselves: never asked on a device that nobody reads now.
bool asks_about_self_harm(std::string_view words, std::string_view language);
/// What somebody did, or whether they are guilty.
bool asks_about_offence(std::string_view words, std::string_view language);
/// For a letter, a message or an apology to another person.
bool asks_for_letter(std::string_view words, std::string_view language);
/// For the name of somebody else, or where they are.
bool asks_for_name(std::string_view words, std::string_view language);
/// Where somebody else lives, works or is.
bool asks_for_whereabouts(std::string_view words, std::string_view language);
/// For letters of a name.
bool asks_for_spelling(std::string_view words, std::string_view language);

// English only, as the form's first reader meets them.

/// Whether somebody is safe.
bool asks_about_safety(std::string_view words);
/// How somebody is, so that the worst answer may call for help.
bool asks_about_mood(std::string_view words);
/// Offers help, as if somebody read the answer now.
bool asks_about_help_now(std::string_view words);
bool tells_of_waiting(std::string_view words);
bool tells_of_no_help(std::string_view words);

}  // namespace mend::xlsform
