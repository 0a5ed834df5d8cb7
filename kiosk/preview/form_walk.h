#pragma once

#include "kiosk/preview/form_show.h"

#include <string>
#include <vector>

namespace mend::preview {

/// A page of a form, and answers that lead to it.
struct FormStop {
  Place place;
  std::vector<store::DraftEntry> answers;
};

/// Every page of a form that some row of single choices brings up, in the order of finding: those that are
/// always there first. One is added to each empty list. Tries a bounded number of answers; a page that only a
/// typed answer brings up is not found.
std::vector<FormStop> walk_form(const std::shared_ptr<const Edition>& edition, const base::Clock& clock,
                                base::Random& random);

}  // namespace mend::preview
