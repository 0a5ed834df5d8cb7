#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/random.h"
#include "kiosk/store/database.h"

#include <optional>
#include <string>
#include <string_view>

namespace mend::store {

/// What the device itself remembers, under its storage key.
class Settings {
 public:
  /// All three must outlive it.
  Settings(Database& database, const base::SecretBytes& storage_key, base::Random& random)
      : database_(database), key_(storage_key), random_(random) {}

  base::Result<std::optional<std::string>> get(std::string_view name);
  base::Status set(std::string_view name, std::string_view value);

  /// When the courier was last known to have met the hub; nothing before the first time.
  base::Result<std::optional<base::UnixMillis>> last_docked();
  /// Never goes back.
  base::Status docked(base::UnixMillis when);

  /// True from the loss of an earlier database until a roster arrives, also after a restart.
  base::Result<bool> database_was_lost();
  base::Status set_database_was_lost();

  base::Result<std::int64_t> roster_sequence();
  /// Also ends the time after a loss.
  base::Status set_roster_sequence(std::int64_t sequence);

 private:
  base::Result<std::optional<std::int64_t>> number(std::string_view name);

  Database& database_;
  const base::SecretBytes& key_;
  base::Random& random_;
};

}  // namespace mend::store
