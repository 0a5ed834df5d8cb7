#pragma once

#include "sync/hub/context.h"
#include "sync/hub/staffed_hours.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::hub {

/// Something to tell a resident, from the closed sets of sync/seal/item.h.
struct Notice {
  std::string subject;
  std::string envelope;
  std::string message;
  base::UnixMillis release_at = 0;  ///< goes to no device before this
};

/// What waits for each device, sealed to it and numbered in a growing sequence.
class Inbox {
 public:
  explicit Inbox(const Context& context) : context_(context) {}

  // Inside the transaction of the act that is told of:

  /// The whole list of who may sign in on the device; an older list that still waits is dropped.
  Status queue_roster(Connection& connection, const std::string& device) const;
  /// Keeps the notice and puts it into the inbox of the device where the resident is now, if it is due.
  Status tell(Connection& connection, const Notice& notice) const;
  /// The resident has come to `device` (or back to it): everything told so far goes there.
  Status tell_again(Connection& connection, const std::string& device, const std::string& subject) const;
  /// What still waits for the resident on a device that they have left is taken back.
  Status take_back(Connection& connection, const std::string& device, const std::string& subject) const;

  // For the device:

  // The end of a request leaves the hub only while staff are there: what a device has, it shows at once, also
  // at night. `staffed` empty = the hours are not known: it waits.

  /// Ids, oldest first, at most protocol::inbox_limit. Notes the dock and lets go of what has become due.
  Result<std::vector<std::string>> list(const std::string& device,
                                        const std::optional<StaffedHours>& staffed) const;
  Result<Bytes> item(const std::string& device, const std::string& id,
                     const std::optional<StaffedHours>& staffed) const;
  /// Removing what is not there is success: the courier may ask twice.
  Status remove(const std::string& device, const std::string& id) const;

 private:
  Status deliver_due(Connection& connection, const std::string& device) const;

  Context context_;
};

}  // namespace mend::hub
