#pragma once

#include "kiosk/platform/device.h"
#include "kiosk/store/sealer.h"
#include "kiosk/store/store.h"
#include "sync/spool/spool.h"

#include <string>
#include <vector>

namespace mend::store {

struct ExchangeReport {
  bool roster_changed = false;
  bool records_changed = false;
  /// One sentence for each receipt or item that was not taken, for the device's own log. No answers.
  std::vector<std::string> refused;
};

/// What the kiosk does with the folders that it shares with the courier. All of it may be repeated, and be
/// cut off anywhere.
class Exchange {
 public:
  /// All must outlive it.
  Exchange(Store& store, spool::Spool& spool, const platform::Device& device, const base::Clock& clock)
      : store_(store), spool_(spool), device_(device), clock_(clock) {}

  /// Takes in receipts and items; what does not verify is thrown away and named in the report.
  base::Result<ExchangeReport> take_in(const HubKeys& keys);
  /// Puts the outbox into the spool and removes what need not lie there any more.
  base::Status put_out();
  /// True if the courier may have carried it already.
  base::Result<bool> may_be_collected(std::string_view envelope);

 private:
  base::Status take_receipt(const std::string& id, const HubKeys& keys, ExchangeReport& report);
  base::Status take_item(const std::string& id, const HubKeys& keys, ExchangeReport& report);

  Store& store_;
  spool::Spool& spool_;
  const platform::Device& device_;
  const base::Clock& clock_;
};

}  // namespace mend::store
