#include "sync/hub/roster.h"

#include <algorithm>

namespace mend::hub {

namespace {
tl::unexpected<base::Error> nothing_there() {
  return base::fail(ErrorKind::not_found, "The roster is not part of your work.");
}
}  // namespace

Result<RosterView> view_roster(const Context& context, const Viewer& viewer) {
  if (!viewer.is(Role::roster)) return nothing_there();
  RosterView view;
  const Status looked = context.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(view.residents, all_residents(connection));
    MEND_TRY(view.devices, Devices::all(connection));
    MEND_TRY(view.key_workers, all_staff(connection));
    view.safer_custody =
        std::any_of(view.key_workers.begin(), view.key_workers.end(),
                    [](const StaffName& staff) { return staff.roles.contains(Role::safer_custody); });
    std::erase_if(view.key_workers,
                  [](const StaffName& staff) { return !staff.roles.contains(Role::key_worker); });
    MEND_TRY(const Rows rows, connection.run("SELECT COUNT(*) FROM quarantine"));
    view.quarantined = rows[0].number(0);
    return {};
  });
  MEND_CHECK(looked);
  return view;
}

Status change_key_worker(const Context& context, const Viewer& viewer, const std::string& subject,
                         const std::string& username) {
  if (!viewer.is(Role::roster)) return nothing_there();
  return set_key_worker(context, viewer.staff, subject, username);
}

}  // namespace mend::hub
