#pragma once

#include <string_view>

namespace mend::form {

/// True if the whole of `text` matches `pattern` (Java's regular expressions, as in ODK). A pattern that
/// cannot be read, or takes too long on this text, does not match. Both are UTF-8.
bool matches(std::string_view text, std::string_view pattern);

/// Whether a pattern can be read at all.
bool is_regex(std::string_view pattern);

}  // namespace mend::form
