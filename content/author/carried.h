#pragma once

#include "content/author/prospect.h"

#include <string>
#include <vector>

namespace mend::author {

/// The checks of `mend-author check`, on the bytes that a proposal carries and with the readers of the kiosk:
/// every new manifest and each of its files, policies, and what every policy asks of forms that are newest
/// then. One sentence for each thing that has to be mended; empty if there is none.
base::Result<std::vector<std::string>> check_carried(const Prospect& prospect, const Changes& changes);

}  // namespace mend::author
