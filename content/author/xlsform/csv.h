#pragma once

#include "content/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

using Record = std::vector<std::string>;

/// Reads CSV (RFC 4180; UTF-8 with or without a byte order mark; any line end). Empty lines stay as empty
/// records, so that the record's place is the row that a spreadsheet shows. A line end inside a cell becomes
/// a line feed. Bounded in rows and columns. A refusal names the row.
base::Result<std::vector<Record>> read_csv(std::string_view text, std::size_t most_rows = 10'000);

}  // namespace mend::xlsform
