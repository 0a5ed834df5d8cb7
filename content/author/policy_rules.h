#pragma once

#include "content/author/prospect.h"
#include "content/library/policy.h"

namespace mend::author {

/// Refuses a policy that offers what nobody published, or whose rules for help name a form, a question or an
/// answer that is not there or is not chosen: such a rule would never be met, and a cry for help would bring
/// nobody. A rule that only an earlier version of the form could meet may stay beside one that the newest
/// does: devices have drafts of it. Nor one without a rule for a question about help now or about safety, or
/// with an urgent survey.
base::Status check_policy_rules(const library::Policy& policy, const Prospect& prospect);

}  // namespace mend::author
