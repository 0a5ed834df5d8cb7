#pragma once

#include "content/author/xlsform/survey.h"

#include <string>
#include <string_view>

namespace mend::xlsform {

/// What is wrong with a default that is no expression; "" = nothing.
std::string default_problem(const Survey& survey, const Item& item, std::string_view value);

/// "3", "-0.5"
bool is_decimal(std::string_view text);

}  // namespace mend::xlsform
