#include "content/trust/trusted_set.h"

#include <set>

namespace mend::trust {

namespace {

std::string title(RoleType role) {
  return "The " + std::string(name_of(role)) + " metadata";
}

tl::unexpected<base::Error> wrong_version(RoleType role, std::int64_t found, const std::string& wanted) {
  return base::refused(title(role) + " is refused: it has version " + std::to_string(found) + ", and " +
                       wanted + " is expected.");
}

base::Result<Unverified> read_signed(base::ByteView bytes, RoleType role, const Delegator& delegator,
                                     std::size_t max_bytes) {
  MEND_TRY(Unverified file, read_envelope(bytes, title(role), max_bytes));
  MEND_CHECK(check_signatures(file, delegator, name_of(role), title(role)));
  return file;
}

base::Status check_listed(base::ByteView bytes, const MetaFile& listed, RoleType role) {
  if (listed.length && *listed.length != bytes.size()) {
    return base::refused(title(role) + " is refused: it has " + std::to_string(bytes.size()) +
                         " bytes, and " + std::to_string(*listed.length) + " are expected.");
  }
  return listed.hashes.empty() ? base::Status() : check_hashes(bytes, listed.hashes, title(role));
}

/// True if a public key that the role had before is gone.
bool lost_a_key(const Root& before, const Root& after, RoleType role) {
  const auto public_keys = [&](const Root& root) {
    std::set<base::Bytes> keys;
    const auto at = root.delegator.roles.find(name_of(role));
    if (at == root.delegator.roles.end()) return keys;
    for (const std::string& id : at->second.key_ids) {
      if (const auto key = root.delegator.keys.find(id); key != root.delegator.keys.end()) {
        keys.insert(key->second.public_bytes);
      }
    }
    return keys;
  };
  const auto left = public_keys(after);
  for (const base::Bytes& key : public_keys(before)) {
    if (!left.contains(key)) return true;
  }
  return false;
}

}  // namespace

base::Status check_signatures(const Unverified& file, const Delegator& delegator, std::string_view role,
                              std::string_view what) {
  const auto at = delegator.roles.find(role);
  if (at == delegator.roles.end())
    return base::refused(std::string(what) + " is refused: nobody may sign it.");
  // Distinct public keys are counted, not ids and not signatures: one key must never count twice.
  std::set<base::Bytes> signers;
  for (const Signature& signature : file.signatures) {
    bool may_sign = false;
    for (const std::string& id : at->second.key_ids) may_sign = may_sign || id == signature.key_id;
    const auto key = delegator.keys.find(signature.key_id);
    if (!may_sign || key == delegator.keys.end()) continue;
    if (verifies(key->second, base::as_bytes(file.signed_bytes), signature.bytes)) {
      signers.insert(key->second.public_bytes);
    }
  }
  if (at->second.threshold < 1 || signers.size() < static_cast<std::uint64_t>(at->second.threshold)) {
    return base::refused(std::string(what) + " is refused: " + std::to_string(signers.size()) +
                         " of its keys signed it, and " + std::to_string(at->second.threshold) +
                         " are needed.");
  }
  return {};
}

base::Result<TrustedSet> TrustedSet::start(base::ByteView root, base::UnixMillis now, ExpiryRule rule,
                                           const Limits& limits) {
  MEND_TRY(const Unverified file, read_envelope(root, title(RoleType::root), limits.root_bytes));
  MEND_TRY(Root parsed, read_root(file.content));
  MEND_CHECK(check_signatures(file, parsed.delegator, "root", title(RoleType::root)));
  return TrustedSet(std::move(parsed), now, rule, limits);
}

base::Status TrustedSet::update_root(base::ByteView bytes) {
  if (root_is_final_) return base::fail(base::ErrorKind::internal, "The root was updated too late.");
  recovers_ = false;
  MEND_TRY(const Unverified file, read_envelope(bytes, title(RoleType::root), limits_.root_bytes));
  // 5.3.4: a threshold of the trusted root's keys, and a threshold of the new root's own.
  MEND_CHECK(check_signatures(file, root_.delegator, "root", title(RoleType::root)));
  MEND_TRY(Root next, read_root(file.content));
  MEND_CHECK(check_signatures(file, next.delegator, "root", "By its own keys the root metadata"));
  // 5.3.5: exactly the next version.
  if (root_.version == INT64_MAX || next.version != root_.version + 1) {
    return wrong_version(RoleType::root, next.version, std::to_string(root_.version + 1));
  }
  // 5.3.6: the expiry of a root on the way does not matter.
  // 5.3.11, decided at each step so that the files go before the new root is stored.
  recovers_ = lost_a_key(root_, next, RoleType::timestamp) || lost_a_key(root_, next, RoleType::snapshot);
  root_ = std::move(next);
  return {};
}

base::Status TrustedSet::finish_root() {
  // 5.3.10
  MEND_CHECK(check_fresh(root_, RoleType::root));
  root_is_final_ = true;
  return {};
}

base::Result<TimestampVerdict> TrustedSet::update_timestamp(base::ByteView bytes, Origin origin) {
  if (!root_is_final_ || snapshot_) {
    return base::fail(base::ErrorKind::internal, "The timestamp was updated out of order.");
  }
  // 5.4.2
  MEND_TRY(const Unverified file,
           read_signed(bytes, RoleType::timestamp, root_.delegator, limits_.timestamp_bytes));
  MEND_TRY(Timestamp next, read_timestamp(file.content));
  if (timestamp_) {
    // 5.4.3.1: never back; the same version means that the trusted one stays and the update goes on.
    if (next.version < timestamp_->version) {
      return wrong_version(RoleType::timestamp, next.version,
                           "at least " + std::to_string(timestamp_->version));
    }
    if (next.version == timestamp_->version) return TimestampVerdict::same_version;
    // 5.4.3.2: the snapshot that it names never goes back either.
    if (next.snapshot.version < timestamp_->snapshot.version) {
      return base::refused("The timestamp metadata is refused: it names snapshot version " +
                           std::to_string(next.snapshot.version) + ", and at least " +
                           std::to_string(timestamp_->snapshot.version) + " is expected.");
    }
  }
  // 5.4.4; an expired local file still tells how far back is too far.
  if (origin == Origin::remote) MEND_CHECK(check_fresh(next, RoleType::timestamp));
  timestamp_ = std::move(next);
  return TimestampVerdict::accepted;
}

base::Status TrustedSet::finish_timestamp() const {
  if (!timestamp_) return base::fail(base::ErrorKind::internal, "There is no timestamp yet.");
  return check_fresh(*timestamp_, RoleType::timestamp);
}

base::Status TrustedSet::update_snapshot(base::ByteView bytes, Origin origin) {
  if (targets_) return base::fail(base::ErrorKind::internal, "The snapshot was updated out of order.");
  MEND_CHECK(finish_timestamp());
  // 5.5.2: hashes before signatures. A local file was checked when it came, maybe against another timestamp.
  if (origin == Origin::remote) MEND_CHECK(check_listed(bytes, timestamp_->snapshot, RoleType::snapshot));
  // 5.5.3
  MEND_TRY(const Unverified file,
           read_signed(bytes, RoleType::snapshot, root_.delegator, limits_.snapshot_bytes));
  MEND_TRY(Snapshot next, read_snapshot(file.content));
  // 5.5.4; a local file may be older, then it only tells how far back is too far.
  if (origin == Origin::remote && next.version != timestamp_->snapshot.version) {
    return wrong_version(RoleType::snapshot, next.version, std::to_string(timestamp_->snapshot.version));
  }
  // 5.5.5: no targets metadata goes back, and none vanishes.
  if (snapshot_) {
    for (const auto& [name, before] : snapshot_->meta) {
      const auto now = next.meta.find(name);
      if (now == next.meta.end()) {
        return base::refused("The snapshot metadata is refused: its entry for " + name.substr(0, 128) +
                             " is gone.");
      }
      if (now->second.version < before.version) {
        return base::refused("The snapshot metadata is refused: it names version " +
                             std::to_string(now->second.version) + " of " + name.substr(0, 128) +
                             ", and at least " + std::to_string(before.version) + " is expected.");
      }
    }
  }
  // 5.5.6
  if (origin == Origin::remote) MEND_CHECK(check_fresh(next, RoleType::snapshot));
  snapshot_ = std::move(next);
  if (origin == Origin::remote) return {};
  MEND_CHECK(check_final_snapshot());
  return check_listed(bytes, timestamp_->snapshot, RoleType::snapshot);
}

base::Status TrustedSet::check_final_snapshot() const {
  if (!snapshot_ || !timestamp_) {
    return base::fail(base::ErrorKind::internal, "The targets were updated out of order.");
  }
  if (snapshot_->version != timestamp_->snapshot.version) {
    return wrong_version(RoleType::snapshot, snapshot_->version,
                         std::to_string(timestamp_->snapshot.version));
  }
  return check_fresh(*snapshot_, RoleType::snapshot);
}

base::Status TrustedSet::update_targets(base::ByteView bytes) {
  MEND_CHECK(finish_timestamp());
  MEND_CHECK(check_final_snapshot());
  const auto listed = snapshot_->meta.find("targets.json");
  if (listed == snapshot_->meta.end()) return base::refused("The snapshot metadata names no targets.json.");
  // 5.6.2
  MEND_CHECK(check_listed(bytes, listed->second, RoleType::targets));
  // 5.6.3
  MEND_TRY(const Unverified file,
           read_signed(bytes, RoleType::targets, root_.delegator, limits_.targets_bytes));
  MEND_TRY(Targets next, read_targets(file.content));
  // 5.6.4
  if (next.version != listed->second.version) {
    return wrong_version(RoleType::targets, next.version, std::to_string(listed->second.version));
  }
  // 5.6.5
  MEND_CHECK(check_fresh(next, RoleType::targets));
  targets_ = std::move(next);
  return {};
}

base::Status TrustedSet::check_fresh(const Common& common, RoleType role) const {
  if (rule_ == ExpiryRule::ignored || common.expires > now_) return {};
  return base::refused(title(role) + " of version " + std::to_string(common.version) +
                       " is refused: it expired on " + base::format_utc(common.expires) + ", and it is " +
                       base::format_utc(now_) + ". Publish anew, or check the clock.");
}

}  // namespace mend::trust
