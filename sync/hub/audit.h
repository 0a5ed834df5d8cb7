#pragma once

#include "content/base/clock.h"
#include "sync/hub/storage.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::hub {

/// One act, for the record that staff cannot change. Never holds answer text. `detail` is a short closed
/// word or number (a reason, a state), never anything a resident wrote.
struct AuditEntry {
  std::string act;  ///< "answers.opened", "request.moved" …
  std::string staff;
  std::string device;
  std::string subject;
  std::string envelope;
  std::string detail;
};

struct AuditRow {
  std::int64_t number = 0;
  base::UnixMillis at = 0;
  AuditEntry entry;
};

/// What checking the whole chain found.
struct AuditCheck {
  std::int64_t entries = 0;
  /// Number of the first entry that is not as it was written, or that is missing.
  std::optional<std::int64_t> broken_at;
};

/// The record of who did what: a chain of hashes under a key that lies outside the database, so that a row
/// that is changed, removed or put in by hand shows. Cutting off the end shows against an exported head.
class Audit {
 public:
  Audit(base::SecretBytes key, const base::Clock& clock) : key_(std::move(key)), clock_(clock) {}

  /// Call inside the transaction of the act itself.
  Status append(Connection& connection, const AuditEntry& entry) const;

  Result<AuditCheck> check(Connection& connection) const;
  /// Newest first; `before` is the number to start below (0 = the end).
  static Result<std::vector<AuditRow>> page(Connection& connection, std::int64_t before, std::int64_t count);

 private:
  [[nodiscard]] Bytes link(ByteView previous, const AuditRow& row) const;

  base::SecretBytes key_;
  const base::Clock& clock_;
};

}  // namespace mend::hub
