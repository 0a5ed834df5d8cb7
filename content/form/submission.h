#pragma once

#include "content/form/form.h"
#include "content/form/session.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// Which of several an answer belongs to: "Visit", 2.
struct RepeatPlace {
  Words label;  ///< of the repeat; empty if it has none
  std::size_t number = 1;
  bool operator==(const RepeatPlace&) const = default;
};

/// One answered question of a submission, in words for the reader.
struct Answer {
  std::string ref;
  std::string name;  ///< last step of `ref`
  Control control = Control::text;
  Words label;                       ///< the question, with the answers that stand in it
  std::vector<std::string> values;   ///< as stored: one text, one choice, or several choices
  std::vector<Words> words;          ///< the same for reading: labels of the choices (of a rank, the first
                                     ///< first), dates and numbers as one writes them, or the text itself
  std::vector<RepeatPlace> repeats;  ///< around it, outermost first
};

/// Reads a submission that `Session::serialize` of this very form made, for people who may open it. The
/// questions come in the form's order, those of a repeat instance by instance, in `language` where the form
/// has it; notes and questions without an answer are left out. Refuses XML that is unreadable or of another
/// form. The text of an answer has no language.
base::Result<std::vector<Answer>> read_submission(const Form& form, base::ByteView submission,
                                                  std::string_view language);

}  // namespace mend::form
