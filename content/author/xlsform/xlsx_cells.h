#pragma once

#include "content/form/xml.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

/// How a workbook shows a number.
enum class NumberFormat { number, date, time, date_and_time };

/// What cells refer to.
struct CellBook {
  std::vector<std::string> strings;
  std::vector<NumberFormat> formats;  ///< by style
  bool from_1904 = false;
};

/// Row and column, both from 0.
struct CellPlace {
  std::size_t row = 0;
  std::size_t column = 0;
};

/// "AB12"; nothing if it is no reference within a spreadsheet.
std::optional<CellPlace> read_place(std::string_view reference);

/// Digits only; nothing if it is no index.
std::optional<std::size_t> read_index(std::string_view digits);

/// Shared strings out of `<sst>`.
std::vector<std::string> read_strings(const xmlNode* root);
/// Formats by style out of `<styleSheet>`.
std::vector<NumberFormat> read_formats(const xmlNode* root);
NumberFormat format_of(std::string_view code);

/// Text of `<si>` or `<is>`: plain or in runs, without the reading aids of East Asian text.
std::string rich_text(const xmlNode* node);

/// A number as an author would write it: "3" and not "3.0"; a date as "2026-01-31".
std::string show_number(std::string_view number, NumberFormat format, bool from_1904);

}  // namespace mend::xlsform
