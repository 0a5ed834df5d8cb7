#pragma once

#include "content/form/form.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// One answered question of a submission, in words for the reader.
struct Answer {
  std::string ref;
  std::string name;                 ///< last step of `ref`
  Words label;                      ///< the question
  std::vector<std::string> values;  ///< as stored: one text, one choice, or several choices
  std::vector<Words> words;         ///< the same for reading: labels of the choices, or the text itself
};

/// Reads a submission that `Session::serialize` of this very form made, for people who may open it. The
/// questions come in the form's order, in `language` where the form has it; questions without an answer
/// are left out. Refuses XML that is unreadable or of another form. The text of an answer has no language.
base::Result<std::vector<Answer>> read_submission(const Form& form, base::ByteView submission,
                                                  std::string_view language);

}  // namespace mend::form
