#pragma once

#include "sync/hub/context.h"
#include "sync/hub/inbox.h"
#include "sync/hub/pathway.h"
#include "sync/hub/staffed_hours.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::hub {

struct SiteRules;

struct RequestStep {
  RequestState state = RequestState::collected;
  std::string by;  ///< name; empty for the resident or the system
  base::UnixMillis at = 0;
};

/// A resident's interest in RJ. Its answers stay sealed; this is only where it stands.
struct Request {
  std::string envelope, subject, name, number;
  std::string form, form_hash;
  RequestState state = RequestState::collected;
  base::UnixMillis received = 0;
  base::UnixMillis since = 0;  ///< of the last step
  std::optional<base::UnixMillis> review_by;
  std::optional<std::string> told_on;
  std::vector<RequestStep> steps;  ///< only from find()
  [[nodiscard]] bool overdue(base::UnixMillis now) const {
    return is_open(state) && review_by && *review_by < now;
  }
};

/// The RJ pathway. Only an RJ lead sees or moves anything; to everybody else there is nothing there.
class Requests {
 public:
  explicit Requests(const Context& context) : context_(context), inbox_(context) {}

  /// Inside the transaction that files the envelope.
  Status begin(Connection& connection, const std::string& envelope, const std::string& subject,
               const SiteRules& rules) const;
  /// Inside the transaction that files the withdrawal. `staff`: whom the resident told; NULL = their device.
  Status withdraw(Connection& connection, const std::string& envelope, const Value& staff = {}) const;

  /// Open ones first, longest waiting first; not_found for a viewer without the role.
  Result<std::vector<Request>> all(const Viewer& viewer) const;
  Result<Request> find(const Viewer& viewer, const std::string& envelope) const;

  /// Moves one step and tells the resident. `told_on` ("YYYY-MM-DD") is when staff told them in person: it is
  /// needed to end a request and refused otherwise, lies between the request and today, and the resident's
  /// screen says so only in staffed hours. Withdrawing for a resident who told staff empties the answers, as
  /// their own device would have done.
  Status move(const Viewer& viewer, const std::string& envelope, RequestMove move, const std::string& told_on,
              const SiteRules& rules) const;

 private:
  Status step(Connection& connection, const std::string& envelope, RequestState state,
              const Value& staff) const;

  Context context_;
  Inbox inbox_;
};

}  // namespace mend::hub
