#pragma once

#include "content/trust/limits.h"
#include "content/trust/metadata.h"

#include <optional>

namespace mend::trust {

/// Whether an expiry date matters: it does for an update, never for content that is installed.
enum class ExpiryRule { enforced, ignored };

/// Whether bytes come from our own disk, where they were verified once, or from outside.
enum class Origin { local, remote };

/// What became of a good timestamp.
enum class TimestampVerdict {
  accepted,      ///< it is the trusted one now
  same_version,  ///< discarded; the trusted one stays and the update goes on with it (5.4.3)
};

/// The deciding part of a TUF client, section 5 of the specification 1.0.34: bytes and a fixed time in,
/// decision out. It touches no disk, network or clock. After a refusal the set is as it was before, but
/// for superseded or expired local files, which stay as the measure against rollback.
///
/// Order of calls: start, update_root*, finish_root, update_timestamp*, update_snapshot*, update_targets*.
class TrustedSet {
 public:
  /// 5.2: the root to begin with, checked against its own keys; its expiry does not matter.
  static base::Result<TrustedSet> start(base::ByteView root, base::UnixMillis now,
                                        ExpiryRule rule = ExpiryRule::enforced, const Limits& limits = {},
                                        KeyPolicy policy = KeyPolicy::product);

  /// 5.3.4–5.3.7: the next root.
  base::Status update_root(base::ByteView bytes);
  /// True if the last update_root took a key away from timestamp or snapshot (5.3.11): the caller then
  /// forgets both stored files.
  [[nodiscard]] bool recovers_from_fast_forward() const { return recovers_; }
  /// 5.3.10: the final root must not be expired.
  base::Status finish_root();

  /// 5.4.2–5.4.4. An expired local file becomes the measure against rollback, and finish_timestamp refuses.
  base::Result<TimestampVerdict> update_timestamp(base::ByteView bytes, Origin origin);
  /// 5.4.4: the final timestamp must not be expired.
  [[nodiscard]] base::Status finish_timestamp() const;
  /// 5.5.2–5.5.6. A local file that is superseded or expired is refused, but stays as the measure against
  /// rollback.
  base::Status update_snapshot(base::ByteView bytes, Origin origin);
  /// 5.6.2–5.6.5.
  base::Status update_targets(base::ByteView bytes);
  /// 5.6.7: the same for a role that a trusted targets role delegates to; `grant` is from grants_for. Checks
  /// length, hashes, version and expiry as for targets. A refusal concerns only what this role covers.
  base::Status update_delegated(base::ByteView bytes, const Grant& grant);

  [[nodiscard]] const Root& root() const { return root_; }
  [[nodiscard]] const std::optional<Timestamp>& timestamp() const { return timestamp_; }
  [[nodiscard]] const std::optional<Snapshot>& snapshot() const { return snapshot_; }
  [[nodiscard]] const std::optional<Targets>& targets() const { return targets_; }
  /// The delegated role as it was accepted under exactly this grant, or nullptr.
  [[nodiscard]] const Targets* delegated(const Grant& grant) const;
  [[nodiscard]] base::UnixMillis now() const { return now_; }
  [[nodiscard]] const Limits& limits() const { return limits_; }

 private:
  TrustedSet(Root root, base::UnixMillis now, ExpiryRule rule, const Limits& limits, KeyPolicy policy)
      : root_(std::move(root)), now_(now), rule_(rule), limits_(limits), policy_(policy) {}
  base::Result<Root> read_next_root(base::ByteView bytes) const;
  base::Result<Timestamp> read_next_timestamp(base::ByteView bytes, Origin origin) const;
  base::Result<Snapshot> read_next_snapshot(base::ByteView bytes, Origin origin) const;
  base::Result<Targets> read_next_targets(base::ByteView bytes, const Grant& grant) const;
  [[nodiscard]] base::Status check_fresh(const Common& common, const std::string& role) const;
  [[nodiscard]] base::Status check_final_snapshot() const;

  Root root_;
  std::optional<Timestamp> timestamp_;
  std::optional<Snapshot> snapshot_;
  std::optional<Targets> targets_;
  std::map<std::string, Targets> delegated_;  ///< by Grant::id
  base::UnixMillis now_;
  ExpiryRule rule_;
  Limits limits_;
  KeyPolicy policy_;
  bool recovers_ = false;
  bool root_is_final_ = false;
};

/// Refuses unless at least `threshold` different public keys of the grant signed (5.3.4, 5.4.2, …), each in a
/// scheme that the policy allows.
base::Status check_signatures(const Unverified& file, const Grant& grant, KeyPolicy policy,
                              const std::string& what);

/// What root says of the role's signatures.
Grant root_grant(const Root& root, RoleType role);

}  // namespace mend::trust
