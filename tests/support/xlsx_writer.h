#pragma once

#include "content/base/bytes.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::support {

/// A sheet to be written. A cell is text unless it begins with one of these marks: "#12.5" a number,
/// "#1:45000" a number with style 1, "?1" a boolean, "=A1|text" a formula with its last result, "!#REF!" an
/// error,
/// "@text" a string that is kept in the sheet.
struct XlsxSheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;
  std::string state;     ///< "hidden"; "" = shown
  std::string after;     ///< XML after the rows, such as merged cells
  std::string row_more;  ///< attributes of every row, such as hidden="1"
};

using Parts = std::map<std::string, std::string>;

/// The parts of a workbook. Style 1 is a date, 2 a time, 3 date and time, 4 a format of its own: dd/mm/yyyy.
Parts xlsx_parts(const std::vector<XlsxSheet>& sheets);

/// A zip archive of the parts.
base::Bytes zip(const Parts& parts);

inline base::Bytes write_xlsx(const std::vector<XlsxSheet>& sheets) {
  return zip(xlsx_parts(sheets));
}

}  // namespace mend::support
