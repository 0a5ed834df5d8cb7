#pragma once

#include <string>
#include <string_view>

namespace mend::xlsform {

/// Words that ask about a person harmed, in the language of the words or in English. A net and no proof: the
/// lists hold what people write, and a reviewer still reads each form.
bool mentions_person_harmed(std::string_view words, std::string_view language);
/// The same of the name of a question or a choice.
bool names_person_harmed(std::string_view name);

/// The words say, in their language, that nobody sees an answer until the device is docked: a sentence that
/// begins so, and nothing beside it that says who does. False for a language that has no such sentence here.
bool tells_of_docking(std::string_view words, std::string_view language);
/// There is such a sentence in this language.
bool knows_docking(std::string_view language);

}  // namespace mend::xlsform
