#pragma once

#include <string_view>

namespace mend::xlsform {

/// A name of a question, a choice list or a column of data: a letter, then letters, digits, "_" or "-".
bool is_name(std::string_view name);

}  // namespace mend::xlsform
