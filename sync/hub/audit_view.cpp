#include "sync/hub/audit_view.h"

#include <map>

namespace mend::hub {

namespace {

Result<std::map<std::string, std::string>> names(Connection& connection, std::string_view sql) {
  MEND_TRY(const Rows rows, connection.run(sql));
  std::map<std::string, std::string> result;
  for (const Row& row : rows) result[row.text(0)] = row.text(1);
  return result;
}

}  // namespace

Result<AuditView> view_audit(const Context& context, const Viewer& viewer, std::int64_t before,
                             std::int64_t count) {
  if (!viewer.is(Role::auditor))
    return base::fail(ErrorKind::not_found, "The record is not part of your work.");
  AuditView view;
  const Status looked = context.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(view.check, context.audit.check(connection));
    MEND_TRY(const Rows last, connection.run("SELECT hash FROM audit ORDER BY number DESC LIMIT 1"));
    if (!last.empty()) view.head = base::hex(last[0].blob(0));
    MEND_TRY(const auto staff, names(connection, "SELECT id, name FROM staff"));
    MEND_TRY(const auto residents,
             names(connection, "SELECT subject, name || ', ' || number FROM residents"));
    MEND_TRY(const auto requests, names(connection, "SELECT envelope, state FROM requests"));
    MEND_TRY(const std::vector<AuditRow> rows, Audit::page(connection, before, count));
    for (const AuditRow& row : rows) {
      const auto by = staff.find(row.entry.staff);
      // What arrives reads alike for all classes and so may name its resident.
      const bool hidden = row.entry.act == "request.moved" ||
                          (row.entry.act == "answers.opened" && requests.contains(row.entry.envelope));
      const auto about = hidden ? residents.end() : residents.find(row.entry.subject);
      std::string who =
          by != staff.end() ? by->second
          : row.entry.device.empty()
              ? "The hub"
              : "Device ending " + row.entry.device.substr(row.entry.device.size() -
                                                           std::min<std::size_t>(6, row.entry.device.size()));
      view.lines.push_back({row.number, row.at, row.entry.act, std::move(who),
                            about != residents.end() ? about->second : "", row.entry.detail});
    }
    return {};
  });
  MEND_CHECK(looked);
  return view;
}

}  // namespace mend::hub
