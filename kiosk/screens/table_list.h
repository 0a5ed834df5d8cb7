#pragma once

#include "content/form/form.h"

#include <string_view>

namespace mend::screens {

/// The question stands in a group of the appearance "table-list": questions that share their choices.
[[nodiscard]] bool in_table_list(const form::Form& form, std::string_view ref);

}  // namespace mend::screens
