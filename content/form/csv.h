#pragma once

#include "content/base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// Reads CSV (RFC 4180; the delimiter is that of `,` `;` or tab which the first line has, in this order) and
/// calls `row` with each, the header first. Rows may be shorter than the header. Refuses a quotation mark
/// that is not closed, and what `row` refuses.
base::Status read_csv(std::string_view text, const std::string& what,
                      const std::function<base::Status(const std::vector<std::string>&)>& row);

}  // namespace mend::form
