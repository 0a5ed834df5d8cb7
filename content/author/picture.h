#pragma once

#include "content/base/bytes.h"

#include <string>

namespace mend::author {

/// Refuses what is no PNG that a kiosk would draw: another format, damaged, or of more than 4,096 points a
/// side. `file` is named in the refusal.
base::Status check_picture(base::ByteView bytes, const std::string& file);

}  // namespace mend::author
