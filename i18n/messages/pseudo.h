#pragma once

#include <string>
#include <string_view>

namespace mend::messages {

/// An English pattern as the pseudo-locale has it: every letter accented, every word longer by half, the
/// whole between square brackets; arguments and the syntax of plurals as they were. What is no pattern comes back as it
/// is.
[[nodiscard]] std::string pseudo_pattern(std::string_view english);

}  // namespace mend::messages
