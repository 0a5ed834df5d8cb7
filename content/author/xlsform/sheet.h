#pragma once

#include "content/author/xlsform/language.h"
#include "content/author/xlsform/workbook.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

/// Which columns a sheet may have: plain ones, and those that come once for each language.
struct Columns {
  std::vector<std::string> plain;
  std::vector<std::string> translated;
  std::vector<std::string> needed;
  std::map<std::string, std::string, std::less<>> aliases;  ///< other headings for the same column
  std::map<std::string, std::string, std::less<>> refused;  ///< known to ODK; why not here
  bool takes_data = false;  ///< other columns hold data that expressions look up
};

/// A sheet with a line of headings. Findings about its shape go to the notes that it was read with.
class Sheet {
 public:
  /// `language` is what a translated column without a language is in. `table` must outlive the sheet.
  static Sheet read(const Table& table, const Columns& columns, std::string_view language, Notes& notes);

  [[nodiscard]] const std::string& name() const { return table_->name; }
  /// Rows of cells below the headings that are not wholly empty and not disabled, as numbers in a spreadsheet
  /// (from 2).
  [[nodiscard]] const std::vector<int>& rows() const { return rows_; }
  /// The cell without white space at its ends; "" if there is no such column.
  [[nodiscard]] std::string cell(int row, std::string_view column) const;
  [[nodiscard]] Words words(int row, std::string_view column) const;
  /// Every language that a heading names.
  [[nodiscard]] std::vector<std::string> languages() const;
  /// The heading of a column as the author wrote it; the name of the column if there is none.
  [[nodiscard]] std::string written(std::string_view column) const;
  /// Columns of data, in their order.
  [[nodiscard]] std::vector<std::string> data_columns() const;

 private:
  struct Heading {
    std::string text;      ///< as written
    std::string column;    ///< what it means; "" = to be left out
    std::string language;  ///< for a translated one
    bool data = false;
  };
  Heading read_heading(const std::string& text, const Columns& columns, std::string_view language,
                       Notes& notes) const;
  void read_rows(Notes& notes);

  const Table* table_ = nullptr;
  std::vector<Heading> headings_;
  std::vector<int> rows_;
};

/// "yes", "true" and "true()" in any case; false for "no" and the like, and for anything else.
bool says_yes(std::string_view cell);
bool says_no(std::string_view cell);

}  // namespace mend::xlsform
