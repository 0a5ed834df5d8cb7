#pragma once

#include "content/author/xlsform/csv.h"
#include "content/author/xlsform/language.h"
#include "content/author/xlsform/xlsform.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

/// Which columns a sheet may have: plain ones, and those that come once for each language.
struct Columns {
  std::vector<std::string_view> plain;
  std::vector<std::string_view> translated;
  std::vector<std::string_view> needed;
};

/// A sheet with a line of headings. Findings about its shape go to the list that it was read with.
class Sheet {
 public:
  /// `language` is what a translated column without a language is in.
  static Sheet read(std::string file, std::string_view csv, const Columns& columns, std::string_view language,
                    std::vector<Finding>& findings);

  [[nodiscard]] const std::string& file() const { return file_; }
  /// Rows of cells below the headings that are not wholly empty, as numbers in a spreadsheet (from 2).
  [[nodiscard]] const std::vector<int>& rows() const { return rows_; }
  /// The cell without white space at its ends; "" if there is no such column.
  [[nodiscard]] std::string cell(int row, std::string_view column) const;
  [[nodiscard]] Words words(int row, std::string_view column) const;
  /// Every language that a heading names.
  [[nodiscard]] std::vector<std::string> languages() const;

 private:
  struct Heading {
    std::string text;      ///< as written
    std::string column;    ///< before "::" for a translated one
    std::string language;  ///< for a translated one
  };
  std::string file_;
  std::vector<Heading> headings_;
  std::vector<Record> records_;
  std::vector<int> rows_;
};

}  // namespace mend::xlsform
