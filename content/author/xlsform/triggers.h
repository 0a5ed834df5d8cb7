#pragma once

#include "content/author/xlsform/references.h"
#include "content/author/xlsform/reporter.h"

namespace mend::xlsform {

/// Understands the column trigger of an item: the questions whose change sets it.
void read_triggers(Survey& survey, const References& references, const Reporter& reporter, int index);

}  // namespace mend::xlsform
