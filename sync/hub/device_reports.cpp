#include "sync/hub/device_reports.h"

namespace mend::hub {

Status keep_report(const Context& context, const std::string& device, base::ByteView bytes) {
  MEND_TRY(const protocol::DeviceReport report, protocol::parse_device_report(bytes));
  return context.storage.write([&](Connection& connection) -> Status {
    MEND_CHECK(connection.run(
        "INSERT INTO device_reports (device, received, report) VALUES ($1, $2, $3)"
        " ON CONFLICT (device) DO UPDATE SET received = excluded.received, report = excluded.report",
        {device, context.clock.now(), protocol::encode(report)}));
    return {};
  });
}

Result<std::optional<ReceivedReport>> last_report(Connection& connection, const std::string& device) {
  MEND_TRY(const Rows rows,
           connection.run("SELECT received, report FROM device_reports WHERE device = $1", {device}));
  if (rows.empty()) return std::optional<ReceivedReport>();
  auto report = protocol::parse_device_report(base::as_bytes(rows[0].text(1)));
  if (!report) return std::optional<ReceivedReport>();
  return std::optional(ReceivedReport{rows[0].number(0), std::move(*report)});
}

}  // namespace mend::hub
