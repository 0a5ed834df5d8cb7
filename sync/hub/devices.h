#pragma once

#include "sync/hub/certificates.h"
#include "sync/hub/context.h"
#include "sync/hub/device_reports.h"
#include "sync/hub/inbox.h"
#include "sync/protocol/enrolment.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::hub {

struct Device {
  std::string id;
  bool revoked = false;
  std::optional<base::UnixMillis> last_dock;
  std::int64_t waiting_items = 0;
  std::vector<std::string> residents;  ///< names
  std::vector<std::string> subjects;
  std::optional<ReceivedReport> said;  ///< of itself
};

/// The shared terminals in the cells.
class Devices {
 public:
  explicit Devices(const Context& context) : context_(context), inbox_(context) {}

  /// Takes a device in and certifies its courier. Enrolling a known device again gives it a new certificate
  /// and refuses the old one, if its keys are the same; other keys under a known id are refused.
  Result<protocol::Enrolment> enrol(const protocol::EnrolmentRequest& request,
                                    const Identity& authority) const;

  /// Makes `subjects` the whole list of who may sign in on the device; they leave any other. Rosters and all
  /// that each resident has been told go to where they are now.
  Status assign(const std::string& device, const std::vector<std::string>& subjects,
                const std::string& staff) const;

  Status revoke(const std::string& device, const std::string& staff) const;

  /// Success if a courier with this certificate may speak for the device.
  Status admit(const std::string& device, const std::string& certificate_serial) const;

  static Result<std::vector<Device>> all(Connection& connection);
  /// not_found if it is not enrolled or was revoked.
  static Result<seal::PublicKey> signing_key(Connection& connection, const std::string& device);

 private:
  Context context_;
  Inbox inbox_;
};

}  // namespace mend::hub
