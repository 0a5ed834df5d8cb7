#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/residents.h"
#include "sync/hub/staff.h"

#include <vector>

namespace mend::hub {

/// What who keeps the roster sees: who is where and whom they talk with, nothing of what they wrote.
struct RosterView {
  std::vector<Resident> residents;
  std::vector<Device> devices;
  std::vector<StaffName> key_workers;
  std::int64_t quarantined = 0;
  bool safer_custody = false;  ///< somebody holds the role
};

/// not_found for a viewer without the role.
Result<RosterView> view_roster(const Context& context, const Viewer& viewer);
Status change_key_worker(const Context& context, const Viewer& viewer, const std::string& subject,
                         const std::string& username);

}  // namespace mend::hub
