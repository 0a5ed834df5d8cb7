#pragma once

#include "content/author/xlsform/survey.h"

#include <string>

namespace mend::xlsform {

/// The XForm of a survey without findings. The same survey gives the same bytes.
std::string write_xform(const Survey& survey, const std::string& id);

}  // namespace mend::xlsform
