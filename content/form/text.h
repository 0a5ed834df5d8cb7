#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mend::form {

/// Without white space at both ends.
std::string trimmed(std::string_view text);

/// Text made safe inside an element or a quoted attribute.
std::string escaped(std::string_view text);

/// True if `text` is UTF-8 that XML 1.0 can carry and that is fit to show: no control characters but tab
/// and line feed.
bool is_plain_text(std::string_view text);
/// Unicode code points of valid UTF-8.
std::size_t length_in_characters(std::string_view text);

}  // namespace mend::form
