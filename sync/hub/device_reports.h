#pragma once

#include "sync/hub/context.h"
#include "sync/protocol/report.h"

#include <optional>
#include <string>

namespace mend::hub {

/// A device's last word about itself, and when it came by this hub's clock.
struct ReceivedReport {
  base::UnixMillis received = 0;
  protocol::DeviceReport report;
};

/// Keeps the device's report instead of the one before. Refuses what is not of the known shape.
Status keep_report(const Context& context, const std::string& device, base::ByteView bytes);

/// Nothing before the first; also if what is kept cannot be read (of an earlier or later version of this
/// hub).
Result<std::optional<ReceivedReport>> last_report(Connection& connection, const std::string& device);

}  // namespace mend::hub
