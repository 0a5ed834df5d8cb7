#include "kiosk/store/store.h"

#include <algorithm>

namespace mend::store {
namespace {

using base::ErrorKind;
using base::Path;

/// The file and what SQLite keeps beside it, under names that still belong together.
base::Status keep_aside(const Surroundings& around, const Path& file) {
  std::string stamp = base::format_utc(around.clock.now());
  std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
  const Path aside = file.string() + ".damaged-" + stamp + "-" + around.random.id().substr(0, 4);
  MEND_CHECK(around.files.rename(file, aside));
  for (const char* companion : {"-wal", "-shm"}) {
    if (around.files.exists(file.string() + companion)) {
      MEND_CHECK(around.files.rename(file.string() + companion, aside.string() + companion));
    }
  }
  return {};
}

}  // namespace

Store::Store(Database database, const Surroundings& around, PinCost cost)
    : database_(std::move(database)),
      settings(database_, around.device.storage_key, around.random),
      residents(database_, settings, around.device.storage_key, around.clock, around.random, cost),
      drafts(database_, around.random),
      records(database_, around.device.storage_key, around.clock, around.random) {}

base::Status Store::create(const Surroundings& around, const Path& file) {
  if (around.files.exists(file)) return {};
  MEND_CHECK(Database::create(file));
  return {};
}

base::Result<Opened> Store::open(const Surroundings& around, const Path& file, PinCost cost) {
  auto database = Database::open(file);
  Opened opened;
  if (!database) {
    const bool damaged = database.error().kind == ErrorKind::refused;
    if (!damaged && database.error().kind != ErrorKind::not_found) return base::fail(database.error());
    opened.trouble = database.error();
    if (damaged) MEND_CHECK(keep_aside(around, file));
    // In the same moment as the new database: a power cut must not hide the loss.
    database = Database::create(file, [&](Database& made) {
      return Settings(made, around.device.storage_key, around.random).set_database_was_lost();
    });
    if (!database) return base::fail(database.error());
  }
  opened.store = std::make_unique<Store>(std::move(*database), around, cost);
  // A database of another device opens, but nothing in it does.
  if (auto readable = opened.store->settings.roster_sequence(); !readable)
    return base::fail(readable.error());
  MEND_TRY(const bool lost, opened.store->settings.database_was_lost());
  if (lost && !opened.trouble) {
    opened.trouble = {ErrorKind::not_found,
                      "The device's database was lost and no roster came since; dock the device."};
  }
  return opened;
}

}  // namespace mend::store
