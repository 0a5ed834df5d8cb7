#pragma once

#include "content/base/bytes.h"
#include "content/base/result.h"

#include <string>

namespace mend::author {

/// Refuses what the kiosk would not play: anything but one Ogg Opus stream within module::limits. `file` is
/// named in the refusal.
base::Status check_recording(base::ByteView bytes, const std::string& file);

}  // namespace mend::author
