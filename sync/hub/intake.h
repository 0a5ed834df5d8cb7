#pragma once

#include "sync/hub/inbox.h"
#include "sync/hub/requests.h"
#include "sync/seal/open/open_envelope.h"

#include <functional>
#include <string>

namespace mend::hub {

class PolicySource;

/// What could not be filed, for whoever looks after the hub. A survey has no device and only the day.
struct Quarantined {
  std::string envelope, device, reason;
  std::optional<std::string> subject;  ///< of a call for help
  base::UnixMillis received = 0;
};
Result<std::vector<Quarantined>> all_quarantined(const Context& context);

/// Where a crash would hurt most; tests stop the process there.
enum class IntakeFault { before_store, after_store };

/// What devices send. The receipt is made only after the envelope is on the disk.
class Intake {
 public:
  Intake(const Context& context, PolicySource& policy)
      : context_(context), policy_(policy), inbox_(context), requests_(context) {}

  /// Files the envelope, or puts it into quarantine if it is not what `device` may send; both earn a receipt,
  /// so that one bad envelope never blocks the next. The same bytes again earn the same receipt.
  /// unavailable or no_space: nothing is stored and there is no receipt.
  Result<std::string> take(const std::string& device, const std::string& envelope, ByteView file) const;

  /// Files again what is in quarantine, after its cause was mended; what still cannot be filed stays.
  struct Retried {
    std::int64_t filed = 0, left = 0;
  };
  Result<Retried> retry() const;

  /// Called at each fault point; for tests.
  std::function<void(IntakeFault)> at_fault_point = [](IntakeFault) {};

 private:
  struct Filing;
  Status file_answers(Connection& connection, const Filing& filing) const;
  Status file_withdrawal(Connection& connection, const Filing& filing) const;
  Result<base::UnixMillis> file(const Filing& filing) const;
  struct Arrival;
  [[nodiscard]] Result<opening::OuterEnvelope> open(ByteView file) const;
  Result<base::UnixMillis> sort(const Arrival& arrival) const;
  Result<base::UnixMillis> sort(const Arrival& arrival, const opening::OuterEnvelope& outer) const;
  Result<base::UnixMillis> quarantine(const Arrival& arrival, const opening::OuterEnvelope* outer,
                                      const std::string& reason) const;

  Context context_;
  PolicySource& policy_;
  Inbox inbox_;
  Requests requests_;
};

}  // namespace mend::hub
