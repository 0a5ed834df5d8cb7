#pragma once

#include "sync/hub/context.h"
#include "sync/hub/role.h"

#include <string>
#include <vector>

namespace mend::hub {

/// An entry of the record with names in place of ids. An act on a request about RJ names no resident: who
/// asked is not the auditor's to know.
struct AuditLine {
  std::int64_t number = 0;
  base::UnixMillis at = 0;
  std::string act, who, about, detail;
};

struct AuditView {
  AuditCheck check;
  std::string head;  ///< hash of the last entry, hexadecimal: note it down elsewhere to see a cut-off end
  std::vector<AuditLine> lines;  ///< newest first
};

/// One page of the record and whether all of it is as it was written. not_found for a viewer who is no
/// auditor.
Result<AuditView> view_audit(const Context& context, const Viewer& viewer, std::int64_t before,
                             std::int64_t count);

}  // namespace mend::hub
