#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/random.h"
#include "kiosk/store/database.h"
#include "kiosk/store/pin.h"
#include "kiosk/store/preferences.h"
#include "kiosk/store/settings.h"
#include "sync/seal/item.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mend::store {

/// Proof that a resident has signed in: what opens their drafts and records. Lives in memory only.
struct Identity {
  std::string subject;
  base::SecretBytes key;
};

/// What a tile of the sign-in screen shows. Nothing else is known before the PIN.
struct Tile {
  std::string subject;
  std::string name;
  std::string picture;
};

/// What the door of one resident asks for.
struct Door {
  bool has_pin = false;
  bool has_code = false;         ///< staff have given a one-time code that was not used yet
  std::int64_t wait_millis = 0;  ///< no try is looked at before this time has passed
  Preferences preferences;
};

/// The PIN or code was not right, or it is too early to try. Nothing says which part was wrong.
struct NotYet {
  std::int64_t wait_millis = 0;  ///< 0 = try again at once
};
struct CodeRight {};

/// The resident's place in each module: "org/id" → page, from 0. Under the resident's key.
using Places = std::map<std::string, std::int64_t>;

/// Who may sign in on this device, and how they prove it.
class Residents {
 public:
  /// All must outlive it.
  Residents(Database& database, Settings& settings, const base::SecretBytes& storage_key,
            const base::Clock& clock, base::Random& random, PinCost cost)
      : database_(database),
        settings_(settings),
        storage_key_(storage_key),
        clock_(clock),
        random_(random),
        cost_(cost) {}

  /// Takes the whole list as the hub sees it. An older list than the one we have changes nothing. A
  /// resident who is not on it has no tile; what is theirs stays, locked. True if the list was taken.
  base::Result<bool> apply(const seal::Roster& roster, std::int64_t sequence);

  base::Result<std::vector<Tile>> tiles();
  base::Result<Door> door(std::string_view subject);

  /// Each try is counted on the disk before it is looked at, so that pulling the plug does not win tries.
  base::Result<std::variant<Identity, NotYet>> sign_in(std::string_view subject, std::string_view pin);
  base::Result<std::variant<CodeRight, NotYet>> check_code(std::string_view subject, std::string_view code);
  /// Checks the code again, spends it, and gives the resident a new key under the new PIN. A key under an
  /// earlier PIN is kept aside, not deleted: its PIN may be remembered.
  base::Result<std::variant<Identity, NotYet>> choose_pin(std::string_view subject, std::string_view code,
                                                          std::string_view pin);

  base::Status set_preferences(std::string_view subject, const Preferences& preferences);

  base::Result<Places> places(const Identity& who);
  base::Status set_places(const Identity& who, const Places& places);

 private:
  struct Entry;
  base::Result<Entry> entry(std::string_view subject);
  base::Status count_try(const Entry& entry);
  base::Status forget_tries(std::string_view subject);
  [[nodiscard]] std::int64_t wait_of(const Entry& entry) const;

  Database& database_;
  Settings& settings_;
  const base::SecretBytes& storage_key_;
  const base::Clock& clock_;
  base::Random& random_;
  PinCost cost_;
};

}  // namespace mend::store
