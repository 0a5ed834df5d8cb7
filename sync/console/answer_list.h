#pragma once

#include "content/form/submission.h"
#include "sync/console/html.h"

#include <vector>

namespace mend::console {

/// What somebody answered, as read_submission tells it: what belongs to one of several (a visit, a person)
/// stands below its number, what was put in order is numbered.
Html answer_list(const std::vector<form::Answer>& answers);

}  // namespace mend::console
