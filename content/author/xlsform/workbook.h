#pragma once

#include "content/author/xlsform/csv.h"
#include "content/author/xlsform/xlsform.h"
#include "content/base/files.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

/// A sheet as cells of text. `rows[0]` is row 1 of the spreadsheet; an empty row is an empty record, and
/// cells after the last filled one are left out.
struct Table {
  std::string name;
  std::vector<Record> rows;
};

/// The sheets of a form, however they are kept.
struct Workbook {
  std::vector<Table> tables;

  /// Null if there is no such sheet.
  [[nodiscard]] const Table* find(std::string_view name) const;
};

/// What a reader finds wrong on the way, and what is only worth knowing.
struct Notes {
  std::vector<Finding> findings;
  std::vector<Finding> warnings;
};

/// Sheets that a form may have, and those of ODK that ours may not.
bool is_sheet_name(std::string_view name);

/// How long it may be: external_choices is there for long lists.
std::size_t most_rows(std::string_view sheet);

/// Reads `form.xlsx`, or else `survey.csv` and the other sheets, of a folder. An error means that there is no
/// form here, or that the disk failed; everything else that is wrong is noted.
base::Result<Workbook> read_workbook(base::Files& files, const base::Path& folder, Notes& notes);

}  // namespace mend::xlsform
