#include "sync/hub/policy_source.h"

#include "content/base/hash.h"
#include "content/library/policy.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/offers.h"
#include "content/trust/store.h"
#include "content/trust/updater.h"

namespace mend::hub {

namespace {
constexpr std::size_t kMetadataLimit = 512 * 1024;
}

std::optional<base::UnixMillis> SiteRules::review_by(std::string_view state, base::UnixMillis since) const {
  const auto days = review_days.find(std::string(state));
  if (days == review_days.end()) return std::nullopt;
  return since + base::UnixMillis{days->second} * 24 * 60 * 60 * 1000;
}

PolicySource::PolicySource(base::Files& files, base::Path data, base::Path repository,
                           std::string establishment, const base::Clock& clock)
    : files_(files),
      data_(std::move(data)),
      repository_(std::move(repository)),
      establishment_(std::move(establishment)),
      clock_(clock) {}

SiteRules PolicySource::rules() {
  const std::lock_guard lock(mutex_);
  refresh();
  return rules_;
}

std::string PolicySource::problem() {
  const std::lock_guard lock(mutex_);
  refresh();
  return problem_;
}

void PolicySource::refresh() {
  const auto timestamp = files_.read(repository_ / "metadata" / "timestamp.json", kMetadataLimit);
  if (!timestamp) {
    problem_ =
        "The folder with the signed content holds no timestamp.json; publish to it or name another folder.";
    return;
  }
  const std::string hash = base::sha256_hex(*timestamp);
  if (hash == loaded_timestamp_) return;
  base::Result<SiteRules> loaded = load();
  // Rules that verified once stay in force when what comes after does not verify.
  if (loaded) {
    rules_ = *loaded;
    problem_.clear();
    // Only now: a repository that is still being copied is tried again.
    loaded_timestamp_ = hash;
  } else {
    problem_ = loaded.error().message;
  }
}

base::Result<SiteRules> PolicySource::load() {
  const base::Path pinned = data_ / "root.json";
  if (!files_.exists(pinned)) {
    MEND_TRY(const base::Bytes first, files_.read(repository_ / "metadata" / "1.root.json", kMetadataLimit));
    MEND_CHECK(files_.write_atomic(pinned, first, base::FileMode::shared_read));
  }
  MEND_TRY(const base::Bytes root, files_.read(pinned, kMetadataLimit));
  trust::FolderFetcher fetcher(files_, repository_);
  trust::Store store(files_, data_ / "trust");
  MEND_CHECK(store.prepare());
  trust::Updater::Options options;
  options.metadata_prefix = "metadata/";
  options.expiry =
      trust::ExpiryRule::ignored;  // an expired policy still holds; devices stop updating by themselves
  MEND_TRY(trust::Updater updater,
           trust::Updater::from_pinned_root(root, fetcher, store, clock_.now(), options));
  MEND_CHECK(updater.refresh());
  const std::string path = trust::policy_target(establishment_);
  MEND_TRY(const trust::TargetFile target, updater.find_target(path));
  MEND_TRY(const base::Bytes bytes, updater.fetch_target(fetcher, "targets/", path, target));
  MEND_TRY(const library::Policy policy, library::read_policy(bytes));
  return SiteRules{policy.review_days, StaffedHours{policy.staffed_from_minutes, policy.staffed_to_minutes}};
}

}  // namespace mend::hub
