#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/library/generation.h"

namespace mend::library {

/// The base set is in the device's image and never changes: what a device shows before its first dock, and
/// when nothing that it installed verifies. Same layout and same verification as installed content. Modules
/// only: a form could be sent to nobody. Refused if the generation offers a form or names keys.
base::Status check_base_set(const Generation& generation);

/// Makes one at `out`, which must not exist, from a repository's folder (metadata/, targets/, blobs/).
/// Expired metadata is refused: it would be old before it is used.
base::Status make_base_set(base::Files& files, const base::Path& repository, const base::Path& out,
                           base::ByteView pinned_root, base::UnixMillis now);

}  // namespace mend::library
