#pragma once

#include "content/base/clock.h"
#include "sync/protocol/report.h"
#include "sync/spool/spool.h"

#include <optional>
#include <string_view>

namespace mend::app {

/// What this device tells staff about itself: the state of its content and what it refused, in codes. Its one
/// file is the report that the courier takes to the hub, so it outlives a restart; damaged, it begins anew.
/// Nothing about residents is ever in it.
class DeviceLog {
 public:
  /// Reads what was kept. `spool` must outlive it.
  explicit DeviceLog(spool::Spool& spool);

  void refused(const base::Error& error, base::UnixMillis now);
  /// What was refused under codes that begin so has gone well now.
  void went_well(std::string_view beginning);

  /// The rest of what is told; whoever knows it fills it in.
  protocol::KioskReport state;

  /// Written only when it changed. A disk that does not take it costs nothing else.
  base::Status save();

 private:
  spool::Spool& spool_;
  std::string written_;
};

}  // namespace mend::app
