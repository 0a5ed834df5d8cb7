#include "kiosk/app/backend.h"

#include "content/library/import.h"

#include <cstdio>

namespace mend::app {
namespace {

constexpr std::size_t root_limit = 512 * 1024;

}  // namespace

void tell(const base::Error& error) {
  std::fprintf(stderr, "mend-kiosk: %s\n", error.message.c_str());
}

base::Result<View> Backend::start() {
  MEND_TRY(auto device, platform::load_device(files_, places_.device));
  device_ = std::move(device);
  MEND_TRY(auto lock, platform::FolderLock::take(places_.device));
  lock_.emplace(std::move(lock));
  MEND_TRY(auto opened,
           store::Store::open({files_, *device_, clock_, random_}, places_.device / "mend.db", cost_));
  store_ = std::move(opened.store);
  if (opened.trouble) {
    tell(*opened.trouble);
    lost_database_ = true;
  }
  MEND_TRY(root_, files_.read(places_.root, root_limit));
  spool_.emplace(files_, places_.spool);
  MEND_CHECK(spool_->prepare());
  if (auto library = open_library(); !library) tell(library.error());
  return view();
}

base::Status Backend::open_library() {
  auto opened = library::Library::open(files_, places_.content, root_, device_->establishment);
  if (!opened) {
    if (!places_.base.empty() && !library_) {
      if (auto base_set = library::Library::open_base(files_, places_.base, root_)) {
        library_ = std::make_shared<const library::Library>(std::move(*base_set));
      } else {
        tell(base_set.error());
      }
    }
    // A device before its first dock has none, and that is no trouble.
    if (opened.error().kind == base::ErrorKind::not_found) return {};
    return base::fail(opened.error());
  }
  library_ = std::make_shared<const library::Library>(std::move(*opened));
  return {};
}

void Backend::import() {
  // Reading gigabytes at every dock would keep saving waiting: once a run, and when a page was damaged.
  library::ImportOptions options;
  if (checked_blobs_ && !(library_ && library_->saw_damage())) options.check = library::BlobCheck::lengths;
  const auto report = library::import_drop(files_, places_.drop, places_.content, root_,
                                           device_->establishment, clock_.now(), options);
  if (!report) return tell(report.error());
  checked_blobs_ = checked_blobs_ || report->outcome != library::ImportOutcome::nothing_there;
  if (report->outcome != library::ImportOutcome::installed) return;
  for (const std::string& notice : report->notices) tell({base::ErrorKind::refused, notice});
  if (auto docked = store_->settings.docked(clock_.now()); !docked) tell(docked.error());
  if (auto library = open_library(); !library) tell(library.error());
}

base::Result<store::Sealer> Backend::sealer() {
  if (!library_ || library_->is_base())
    return base::fail(base::ErrorKind::unavailable, "This device has no content yet; dock it.");
  const library::Policy& policy = library_->policy();
  store::HubKeys keys{policy.hub_sealing_key, policy.hub_signing_key, {}};
  for (const library::ClassKey& key : policy.class_keys) keys.class_keys[key.response_class] = key.key;
  return store::Sealer(*device_, std::move(keys), random_);
}

void Backend::put_out() {
  if (auto out = exchange().put_out(); !out) tell(out.error());
}

base::Result<View> Backend::refresh() {
  import();
  if (const auto seals = sealer()) {
    const auto report = exchange().take_in(seals->keys());
    if (!report) {
      tell(report.error());
    } else {
      records_changed_ = records_changed_ || report->records_changed;
      for (const std::string& sentence : report->refused) tell({base::ErrorKind::refused, sentence});
    }
  }
  put_out();
  return view();
}

base::Result<View> Backend::view() {
  View view;
  view.library = library_;
  MEND_TRY(view.tiles, store_->residents.tiles());
  MEND_TRY(view.last_docked, store_->settings.last_docked());
  view.records_changed = std::exchange(records_changed_, false);
  if (lost_database_) {
    MEND_TRY(lost_database_, store_->settings.database_was_lost());
  }
  view.trouble = lost_database_;
  return view;
}

}  // namespace mend::app
