#pragma once

#include "content/form/form.h"

namespace mend::form {

/// Refuses, by name, a form in which somebody could write what they like: a text, a number with digits behind
/// the point, or anything that is asked as often as one wants. For a host that must not begin such a form,
/// whoever signed it.
base::Status refuse_free_text(const Form& form);

}  // namespace mend::form
