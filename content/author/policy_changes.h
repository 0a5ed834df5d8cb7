#pragma once

#include "content/author/changes.h"

namespace mend::author {

/// What is different between two policies, `null` for one that is not there: warnings first (other keys for
/// answers, less help, withdrawn things that come back), then every member.
[[nodiscard]] std::vector<ChangeLine> policy_changes(const base::Json& before, const base::Json& after);

}  // namespace mend::author
