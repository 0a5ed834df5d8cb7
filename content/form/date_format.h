#pragma once

#include "content/form/date.h"

namespace mend::form {

/// ODK's date patterns: %Y %y %m %n %b %B %d %e %a %A %H %h %M %S %3 %%. Names of months and days are those
/// of `language` (a BCP 47 tag). Other signs after % stay as they are.
std::string format_moment(const Moment& moment, std::string_view pattern, const std::string& language);

}  // namespace mend::form
