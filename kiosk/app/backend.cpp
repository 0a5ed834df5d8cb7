#include "kiosk/app/backend.h"

#include <algorithm>
#include <cstdio>

namespace mend::app {
namespace {

constexpr std::size_t root_limit = 512 * 1024;
constexpr std::uint64_t space_step = (std::uint64_t{1} << 26) - 1;

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
  log_.emplace(*spool_);
  if (auto library = open_library(); !library) record(library.error());
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

ImportPlan Backend::plan_import() {
  ImportPlan plan;
  // Reading gigabytes at every dock would keep the disk busy: once a run, and when a page was damaged.
  if (checked_blobs_ && !(library_ && library_->saw_damage()))
    plan.options.check = library::BlobCheck::lengths;
  plan.clock = update_clock_.now(0);
  return plan;
}

base::Result<library::ImportReport> Backend::import(const ImportPlan& plan) const {
  const auto import_at = [&](base::UnixMillis now) {
    return library::import_drop(files_, places_.drop, places_.content, root_, device_->establishment, now,
                                plan.options);
  };
  const base::UnixMillis time = std::max(floor(), plan.clock);
  auto report = import_at(time);
  // A new root may have dropped a timestamp that a thief's key had dated ahead, and its share of the floor
  // with it.
  if (!report) {
    if (const base::UnixMillis earlier = std::max(floor(), plan.clock); earlier < time)
      report = import_at(earlier);
  }
  return report;
}

base::Result<View> Backend::imported(const base::Result<library::ImportReport>& report) {
  take_import(report);
  // Only the policy says whose word counts, and to whom answers go.
  if (report && report->outcome == library::ImportOutcome::installed) exchange_with_courier();
  save_log();
  return view();
}

void Backend::take_import(const base::Result<library::ImportReport>& report) {
  if (!report) return record(report.error());
  if (report->outcome == library::ImportOutcome::nothing_there) return;
  checked_blobs_ = true;
  for (const char* beginning : {"trust.", "library.", "device."}) log_->went_well(beginning);
  log_->state.confirmed = signed_times().timestamp;
  // One role that was refused costs what it covers only; staff have to know all the same.
  for (const base::Error& notice : report->notices) {
    if (!notice.code.empty()) log_->refused(notice, update_time());
  }
  if (report->outcome != library::ImportOutcome::installed) return;
  for (const base::Error& notice : report->notices) tell(notice);
  if (auto docked = store_->settings.docked(clock_.now()); !docked) tell(docked.error());
  if (auto library = open_library(); !library) record(library.error());
  // Only the policy says whose word about the time counts.
  look_at_time();
}

trust::SignedTimes Backend::signed_times() const {
  trust::Store store(files_, places_.content / "trust");
  return trust::signed_times(root_, store);
}

void Backend::look_at_time() {
  const auto answer = spool_->time_answer();
  // The base set knows no hub.
  const bool knows_hub = library_ && !library_->is_base();
  if (knows_hub && answer && *answer) {
    const auto taken = update_clock_.take(**answer, library_->policy().hub_signing_key, device_->id, floor());
    if (taken) {
      log_->went_well("time.");
    } else {
      record(taken.error());
    }
  }
  // Looked at, or not to be read at all.
  if (!answer || (knows_hub && *answer)) {
    if (const auto removed = spool_->remove_time_answer(); !removed) tell(removed.error());
  }
  update_clock_.renew_question();
  if (asked_ == update_clock_.question()) return;
  if (const auto put = spool_->ask_time(update_clock_.question()); !put) return tell(put.error());
  asked_ = update_clock_.question();
}

void Backend::record(const base::Error& error) {
  tell(error);
  log_->refused(error, update_time());
}

void Backend::save_log() {
  log_->state.generation = library_ && !library_->is_base() ? library_->generation() : 0;
  log_->state.fell_back = library_ && library_->fell_back();
  log_->state.clock_error_seconds = update_clock_.own_error_seconds();
  // In steps, so that the report is not written anew for each answer that is kept.
  if (const auto space = files_.free_space(places_.spool)) log_->state.free_bytes = *space & ~space_step;
  if (const auto saved = log_->save(); !saved) tell(saved.error());
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
  look_at_time();
  exchange_with_courier();
  save_log();
  return view();
}

void Backend::exchange_with_courier() {
  if (const auto seals = sealer()) {
    const auto report = exchange().take_in(seals->keys());
    if (!report) {
      tell(report.error());
    } else {
      records_changed_ = records_changed_ || report->records_changed;
      for (const std::string& sentence : report->refused)
        record({base::ErrorKind::refused, sentence, "spool.refused"});
      if (report->refused.empty()) log_->went_well("spool.");
    }
  }
  put_out();
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
