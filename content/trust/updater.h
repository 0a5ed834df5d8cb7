#pragma once

#include "content/trust/fetcher.h"
#include "content/trust/search.h"
#include "content/trust/store.h"
#include "content/trust/trusted_set.h"

#include <optional>
#include <string>

namespace mend::trust {

/// Brings a metadata store up to date and finds targets: the fetching around TrustedSet. Asks the fetcher
/// only for what changed, in the order of the specification, and stores each file once it is accepted.
class Updater {
 public:
  struct Options {
    std::string metadata_prefix = {};  ///< put before the names of metadata files, for example "metadata/"
    ExpiryRule expiry = ExpiryRule::enforced;
    Limits limits = {};
    KeyPolicy keys = KeyPolicy::product;
  };

  /// Begins from a root that is built in or given by hand, then follows the roots in the store (which is
  /// thereby verified anew). `fetcher` and `store` must outlive the updater.
  static base::Result<Updater> from_pinned_root(base::ByteView pinned_root, Fetcher& fetcher, Store& store,
                                                base::UnixMillis now, const Options& options);
  /// Begins from the root in the store.
  static base::Result<Updater> from_store(Fetcher& fetcher, Store& store, base::UnixMillis now,
                                          const Options& options);

  /// Section 5.3 to 5.6. Call once. What was accepted before a failure stays in the store.
  base::Status refresh();

  /// 5.6.7; after refresh. Fetches and stores the delegated roles that the search comes to. `not_found` if no
  /// trusted role lists the path.
  [[nodiscard]] base::Result<TargetFile> find_target(const std::string& path);
  /// All targets below a folder ("modules/mend/what-is-rj/"), see trust::list_targets.
  [[nodiscard]] base::Result<std::map<std::string, FoundTarget>> list_targets(const std::string& folder);

  /// 5.7: fetches a target below `prefix`, under its name with the hash where the repository has
  /// consistent snapshots, and verifies length and hashes.
  base::Result<base::Bytes> fetch_target(Fetcher& fetcher, const std::string& prefix, const std::string& path,
                                         const TargetFile& target) const;

  [[nodiscard]] const TrustedSet& trusted() const { return trusted_; }
  /// True if this refresh followed a root that took a key from timestamp or snapshot (5.3.11): what was
  /// learnt from files that those keys signed, such as a floor of the clock, is void.
  [[nodiscard]] bool recovered_from_fast_forward() const { return recovered_; }
  /// The delegated roles that were loaded by now.
  [[nodiscard]] const std::vector<Grant>& loaded() const { return loaded_; }

 private:
  Updater(TrustedSet trusted, Fetcher& fetcher, Store& store, Options options)
      : trusted_(std::move(trusted)), fetcher_(&fetcher), store_(&store), options_(std::move(options)) {}
  base::Status follow_roots();
  base::Status load_timestamp();
  base::Status load_snapshot();
  base::Status load_targets();
  base::Status load_delegated(const Grant& grant);
  base::Result<base::Bytes> fetch(const std::string& role, const std::string& name, std::uint64_t limit);
  [[nodiscard]] std::string file_name(const std::string& role, std::int64_t version) const;

  TrustedSet trusted_;
  Fetcher* fetcher_;
  Store* store_;
  Options options_;
  std::vector<Grant> loaded_;
  bool recovered_ = false;
};

/// "a/b/name" with consistent snapshots: "a/b/HASH.name".
std::string target_file_name(const std::string& path, const TargetFile& target, bool consistent_snapshot);

/// Length, then every known hash.
base::Status check_target(base::ByteView bytes, const TargetFile& target, const std::string& path);

}  // namespace mend::trust
