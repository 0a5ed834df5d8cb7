#pragma once

#include "content/author/xlsform/workbook.h"
#include "content/base/bytes.h"

namespace mend::xlsform {

/// Reads the sheets of a form out of an .xlsx workbook: shared and inline strings, numbers, booleans, and
/// dates as ISO 8601. Sheets of other names are left out. Cells are as the CSV of the same sheet would hold
/// them. Refuses macros, passwords, document types, and sheets beyond their rows (`most_rows`) or 200
/// columns; notes hidden sheets and cells with errors, and warns of merged cells, hidden rows and formulas.
base::Result<Workbook> read_xlsx(base::ByteView bytes, Notes& notes);

}  // namespace mend::xlsform
