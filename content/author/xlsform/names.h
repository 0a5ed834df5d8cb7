#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mend::xlsform {

/// A name of a question or choice list: a letter, then letters, digits, "_" or "-".
bool is_name(std::string_view name);

/// Puts the path that `path_of` gives in the place of each ${name}. A name that it does not know comes
/// back in `unknown`.
std::string resolve(std::string_view text,
                    const std::function<std::optional<std::string>(const std::string&)>& path_of,
                    std::string& unknown);

}  // namespace mend::xlsform
