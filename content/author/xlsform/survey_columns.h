#pragma once

#include "content/author/xlsform/sheet.h"

namespace mend::xlsform {

/// What the survey sheet may hold.
const Columns& survey_columns();

}  // namespace mend::xlsform
