#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/base/random.h"
#include "kiosk/platform/device.h"
#include "kiosk/store/database.h"
#include "kiosk/store/drafts.h"
#include "kiosk/store/pin.h"
#include "kiosk/store/records.h"
#include "kiosk/store/residents.h"
#include "kiosk/store/settings.h"

#include <memory>
#include <optional>

namespace mend::store {

/// What the store needs of its surroundings; all outlive it.
struct Surroundings {
  base::Files& files;
  const platform::Device& device;
  const base::Clock& clock;
  base::Random& random;
};

class Store;

struct Opened {
  std::unique_ptr<Store> store;
  /// Why the store is a new, empty one although it should not be: the old file was damaged (and is kept
  /// beside it under another name), or is gone. Stays until a roster arrives. The kiosk shows the help screen
  /// then.
  std::optional<base::Error> trouble;
};

/// All that one device keeps, in one SQLite file. Used by one thread.
class Store {
 public:
  /// Makes the database of a new device. A database that is there already is left as it is.
  static base::Status create(const Surroundings& around, const base::Path& file);

  /// Never deletes anything: a damaged file is renamed to "<file>.damaged-<time>" before a new one is made.
  static base::Result<Opened> open(const Surroundings& around, const base::Path& file, PinCost cost = {});

  Store(Database database, const Surroundings& around, PinCost cost);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] Database& database() { return database_; }

 private:
  Database database_;

 public:
  Settings settings;
  Residents residents;
  Drafts drafts;
  Records records;
};

}  // namespace mend::store
