#pragma once

#include "content/author/xlsform/survey.h"

#include <string>
#include <vector>

namespace mend::xlsform {

struct AppearanceRemark {
  bool wrong = false;  ///< the question could not be answered; else it only changes nothing
  std::string message;
};

/// What each word of a row's appearance, and its column rows, would do that our screens do not, with what to
/// use instead.
std::vector<AppearanceRemark> appearance_remarks(const Survey& survey, const Item& item);

}  // namespace mend::xlsform
