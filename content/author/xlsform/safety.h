#pragma once

#include "content/author/xlsform/xlsform.h"
#include "content/form/form.h"
#include "content/module/page.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

/// The promises of design.md §2.4 and domain.md §4.4, as checks. `file` is only for the findings.

/// A form's:
/// * where `answer_class` is "rj": no free text, and nothing about the offence or guilt;
/// * no question, choice, group or name that is about a person harmed; no letter and no apology;
/// * what form/host_rules.h refuses: numbers and repeats that hold more than they seem to;
/// * what class_rules.h refuses: times, other readers, scores;
/// * each text has a longest length, and comes after words that nobody sees it until the device is docked;
/// * nobody is asked whether they want to hurt themselves; who is asked whether they are safe or how they are
///   answers with choices, so that the help stop can come; who is asked about help now is told that nobody
///   reads it now; a survey says that it cannot call help;
/// * plain sentences in English, no label for people that must not be used, nothing missing in any of
/// `languages`. `rows` gives the rows of the sheet by ref, and `choices` the places of choices by their
/// itext, for the findings.
std::vector<Finding> check_form(const form::Form& form, std::string_view answer_class,
                                const std::vector<std::string>& languages, std::string_view file,
                                const std::map<std::string, int>& rows = {},
                                const std::map<std::string, Place>& choices = {});

/// A page's words: plain sentences (only for `language` "en") and labels for people.
std::vector<Finding> check_page(const module::Page& page, std::string_view language, std::string_view file);

/// Words anywhere else, such as a title or a summary.
std::vector<Finding> check_words(std::string_view text, std::string_view language, std::string_view file);

}  // namespace mend::xlsform
