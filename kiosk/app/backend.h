#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/base/random.h"
#include "content/library/import.h"
#include "content/library/library.h"
#include "content/trust/floor.h"
#include "kiosk/app/device_log.h"
#include "kiosk/app/update_clock.h"
#include "kiosk/platform/device.h"
#include "kiosk/platform/folder_lock.h"
#include "kiosk/store/exchange.h"
#include "kiosk/store/store.h"
#include "sync/spool/spool.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mend::app {

/// Where this device keeps things (docs/device.md).
struct Places {
  base::Path device, content, spool, drop;
  base::Path root;  ///< the pinned root.json
  base::Path base = {};  ///< the read-only base set of the image; empty: none
};

/// What the screen may know of the disk while nobody is signed in.
struct View {
  /// The base set while no content of the prison is there; null if there is none either.
  std::shared_ptr<const library::Library> library;
  std::vector<store::Tile> tiles;
  std::optional<base::UnixMillis> last_docked;
  /// Something for "My things" has come in since the last view.
  bool records_changed = false;
  /// The device needs staff: its database was lost, and no roster has come since.
  bool trouble = false;
};

/// How the next import is done: what it has to know of this device that others change.
struct ImportPlan {
  library::ImportOptions options;
  base::UnixMillis clock = 0;  ///< what the clocks say, before the floor that is signed
};

/// Everything behind the screen that waits on the disk. Made and used on the worker's thread only, but for
/// import.
class Backend {
 public:
  /// All must outlive it. `built`: no update takes place before this time, whatever the clocks say.
  Backend(base::Files& files, const base::Clock& clock, base::Random& random, Places places,
          store::PinCost cost, base::UnixMillis built = 0)
      : files_(files),
        clock_(clock),
        random_(random),
        places_(std::move(places)),
        cost_(cost),
        built_(built),
        update_clock_(clock, random) {}

  /// Opens the device. A refusal means the help screen; each has one plain sentence.
  base::Result<View> start();
  /// Looks at what the courier left: receipts, items; and gives it what waits. What goes wrong is told on
  /// standard error and changes nothing.
  base::Result<View> refresh();

  /// Of new content, one after the other: what to do, the doing, and what comes of it. A large one takes long,
  /// and nobody's answer may wait for it.
  [[nodiscard]] ImportPlan plan_import();
  /// On any thread once started, one at a time: it touches the folders of content only, and nothing here that
  /// ever changes.
  [[nodiscard]] base::Result<library::ImportReport> import(const ImportPlan& plan) const;
  base::Result<View> imported(const base::Result<library::ImportReport>& report);

  [[nodiscard]] base::Result<View> view();

  /// The database is open and was not lost: what was shown as saved is there.
  [[nodiscard]] bool keeps_what_was_saved() const { return store_ && !lost_database_; }
  [[nodiscard]] store::Store& store() { return *store_; }
  /// Refused while there is no policy to name the keys.
  base::Result<store::Sealer> sealer();
  store::Exchange exchange() { return {*store_, *spool_, *device_, clock_}; }
  /// Gives the courier what waits; what goes wrong is told and tried again at the next refresh.
  void put_out();

 private:
  void take_import(const base::Result<library::ImportReport>& report);
  void exchange_with_courier();
  /// Takes in the hub's answer about the time, if there is one, and asks anew.
  void look_at_time();
  [[nodiscard]] trust::SignedTimes signed_times() const;
  [[nodiscard]] base::UnixMillis floor() const { return trust::floor_time(built_, signed_times()); }
  [[nodiscard]] base::UnixMillis update_time() { return update_clock_.now(floor()); }
  /// Tells on standard error, and in the record that staff see.
  void record(const base::Error& error);
  void save_log();
  base::Status open_library();

  base::Files& files_;
  const base::Clock& clock_;
  base::Random& random_;
  Places places_;
  store::PinCost cost_;
  base::UnixMillis built_;
  UpdateClock update_clock_;
  std::string asked_;  ///< the question that lies in the spool
  std::optional<platform::FolderLock> lock_;
  std::optional<platform::Device> device_;
  base::Bytes root_;
  std::unique_ptr<store::Store> store_;
  std::optional<spool::Spool> spool_;
  std::optional<DeviceLog> log_;
  std::shared_ptr<const library::Library> library_;
  bool checked_blobs_ = false;
  bool records_changed_ = false;
  bool lost_database_ = false;
};

/// One plain sentence for the person who looks after the device. Never an answer, never a name.
void tell(const base::Error& error);

}  // namespace mend::app
