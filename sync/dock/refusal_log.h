#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "sync/dock/courier.h"
#include "sync/protocol/report.h"

namespace mend::dock {

/// What the courier could not do, kept in one bounded file of its own folder until staff can see it at the
/// hub. A record that is damaged begins anew: it costs nobody anything else.
class RefusalLog {
 public:
  /// Both must outlive it. `file` lies in the courier's own folder.
  RefusalLog(base::Files& files, const base::Clock& clock, base::Path file);

  /// Takes down what went wrong in a dock, and what went well again. Written only if it changed; a disk that
  /// does not take it changes nothing.
  void note(const DockReport& report);
  [[nodiscard]] const std::vector<protocol::Refusal>& refusals() const { return refusals_; }

 private:
  base::Files& files_;
  const base::Clock& clock_;
  base::Path file_;
  std::vector<protocol::Refusal> refusals_;
  std::string written_;
};

/// What is sent to the hub: the kiosk's part, if it is there and is what it should be, and the courier's.
protocol::DeviceReport device_report(spool::Spool& spool, const RefusalLog& log);

}  // namespace mend::dock
