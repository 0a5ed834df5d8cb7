#pragma once

#include "content/base/json.h"

#include <string>
#include <string_view>

namespace mend::author {

/// One line for FormRun (form_run.h), which has the shape of a step: one verb that is known, each member
/// once, none that the verb does not know, and each of its kind. Whatever the form answers, a slip of the pen
/// is refused before.
struct FormStep {
  std::string verb;
  base::Json members;  ///< an object that has the verb; "expect", if there, is an object that is not empty
};

/// The refusal names the member that has to be mended.
base::Result<FormStep> read_form_step(std::string_view line);

}  // namespace mend::author
