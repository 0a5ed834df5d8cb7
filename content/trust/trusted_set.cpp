#include "content/trust/trusted_set.h"

#include "content/trust/refusal.h"

#include <set>

namespace mend::trust {

namespace {

constexpr const char* root_name = "root";
constexpr const char* timestamp_name = "timestamp";
constexpr const char* snapshot_name = "snapshot";
constexpr const char* targets_name = "targets";

std::string title(const std::string& role) {
  return "The " + role + " metadata";
}

tl::unexpected<base::Error> out_of_order(const char* role) {
  return refuse({.reason = Reason::out_of_order, .role = role}, title(role) + " came out of order.");
}

tl::unexpected<base::Error> wrong_version(Reason reason, const std::string& role, std::int64_t found,
                                          std::int64_t wanted) {
  const std::string expected = (reason == Reason::rollback ? "at least " : "") + std::to_string(wanted);
  return refuse({.reason = reason, .role = role, .version = found, .expected = std::to_string(wanted)},
                title(role) + " is refused: it has version " + std::to_string(found) + ", and " + expected +
                    " is expected.");
}

/// Envelope and signatures; nothing of the content is looked at before its signatures are good.
base::Result<Unverified> read_signed(base::ByteView bytes, const Grant& grant, KeyPolicy policy,
                                     std::size_t max_bytes) {
  if (bytes.size() > max_bytes) {
    return refuse(
        {.reason = Reason::too_long,
         .role = grant.role,
         .expected = std::to_string(max_bytes),
         .seen = std::to_string(bytes.size())},
        title(grant.role) + " is refused: it is larger than " + std::to_string(max_bytes) + " bytes.");
  }
  MEND_TRY(Unverified file, read_envelope(bytes, title(grant.role), max_bytes));
  MEND_CHECK(check_signatures(file, grant, policy, title(grant.role)));
  return file;
}

base::Status check_listed(base::ByteView bytes, const MetaFile& listed, const std::string& role) {
  if (listed.length && *listed.length != bytes.size()) {
    return refuse({.reason = Reason::wrong_length,
                   .role = role,
                   .version = listed.version,
                   .expected = std::to_string(*listed.length),
                   .seen = std::to_string(bytes.size())},
                  title(role) + " is refused: it has " + std::to_string(bytes.size()) + " bytes, and " +
                      std::to_string(*listed.length) + " are expected.");
  }
  return listed.hashes.empty() ? base::Status() : check_hashes(bytes, listed.hashes, title(role), role);
}

/// What is wrong without a name of its own was not of the shape that the specification asks for.
template <class T>
base::Result<T> named(base::Result<T> result, const std::string& role) {
  if (!result) return refuse({.reason = Reason::malformed, .role = role}, result.error());
  return result;
}

/// True if a public key that the role had before is gone.
bool lost_a_key(const Root& before, const Root& after, RoleType role) {
  std::set<base::Bytes> left;
  for (const Key& key : root_grant(after, role).keys) left.insert(key.public_bytes);
  for (const Key& key : root_grant(before, role).keys) {
    if (!left.contains(key.public_bytes)) return true;
  }
  return false;
}

}  // namespace

base::Result<TrustedSet> TrustedSet::start(base::ByteView root, base::UnixMillis now, ExpiryRule rule,
                                           const Limits& limits, KeyPolicy policy) {
  const auto read = [&]() -> base::Result<Root> {
    MEND_TRY(const Unverified file, read_envelope(root, title(root_name), limits.root_bytes));
    MEND_TRY(Root parsed, read_root(file.content));
    MEND_CHECK(check_signatures(file, root_grant(parsed, RoleType::root), policy, title(root_name)));
    return parsed;
  };
  MEND_TRY(Root parsed, named(read(), root_name));
  return TrustedSet(std::move(parsed), now, rule, limits, policy);
}

base::Status TrustedSet::update_root(base::ByteView bytes) {
  if (root_is_final_) return out_of_order(root_name);
  recovers_ = false;
  MEND_TRY(Root next, named(read_next_root(bytes), root_name));
  // 5.3.11, decided at each step so that the files go before the new root is stored.
  recovers_ = lost_a_key(root_, next, RoleType::timestamp) || lost_a_key(root_, next, RoleType::snapshot);
  root_ = std::move(next);
  return {};
}

base::Result<Root> TrustedSet::read_next_root(base::ByteView bytes) const {
  // 5.3.4: a threshold of the trusted root's keys, and a threshold of the new root's own.
  MEND_TRY(const Unverified file,
           read_signed(bytes, root_grant(root_, RoleType::root), policy_, limits_.root_bytes));
  MEND_TRY(Root next, read_root(file.content));
  MEND_CHECK(
      check_signatures(file, root_grant(next, RoleType::root), policy_, "By its own keys the root metadata"));
  // 5.3.5: exactly the next version.
  if (root_.version == INT64_MAX || next.version != root_.version + 1)
    return wrong_version(Reason::root_version, root_name, next.version, root_.version + 1);
  // 5.3.6: the expiry of a root on the way does not matter.
  return next;
}

base::Status TrustedSet::finish_root() {
  // 5.3.10
  MEND_CHECK(check_fresh(root_, root_name));
  root_is_final_ = true;
  return {};
}

base::Result<TimestampVerdict> TrustedSet::update_timestamp(base::ByteView bytes, Origin origin) {
  if (!root_is_final_ || snapshot_) return out_of_order(timestamp_name);
  MEND_TRY(Timestamp next, named(read_next_timestamp(bytes, origin), timestamp_name));
  // 5.4.3.1: the same version means that the trusted one stays and the update goes on.
  if (timestamp_ && next.version == timestamp_->version) return TimestampVerdict::same_version;
  timestamp_ = std::move(next);
  return TimestampVerdict::accepted;
}

base::Result<Timestamp> TrustedSet::read_next_timestamp(base::ByteView bytes, Origin origin) const {
  // 5.4.2
  MEND_TRY(const Unverified file,
           read_signed(bytes, root_grant(root_, RoleType::timestamp), policy_, limits_.timestamp_bytes));
  MEND_TRY(Timestamp next, read_timestamp(file.content));
  if (timestamp_) {
    // 5.4.3.1: never back.
    if (next.version < timestamp_->version)
      return wrong_version(Reason::rollback, timestamp_name, next.version, timestamp_->version);
    if (next.version == timestamp_->version) return next;
    // 5.4.3.2: the snapshot that it names never goes back either.
    const std::int64_t before = timestamp_->snapshot.version;
    if (next.snapshot.version < before) {
      return refuse({.reason = Reason::rollback,
                     .role = snapshot_name,
                     .version = next.snapshot.version,
                     .expected = std::to_string(before)},
                    "The timestamp metadata is refused: it names snapshot version " +
                        std::to_string(next.snapshot.version) + ", and at least " + std::to_string(before) +
                        " is expected.");
    }
  }
  // 5.4.4; an expired local file still tells how far back is too far.
  if (origin == Origin::remote) MEND_CHECK(check_fresh(next, timestamp_name));
  return next;
}

base::Status TrustedSet::finish_timestamp() const {
  if (!timestamp_) return out_of_order(timestamp_name);
  return check_fresh(*timestamp_, timestamp_name);
}

base::Status TrustedSet::update_snapshot(base::ByteView bytes, Origin origin) {
  if (targets_) return out_of_order(snapshot_name);
  MEND_CHECK(finish_timestamp());
  MEND_TRY(Snapshot next, named(read_next_snapshot(bytes, origin), snapshot_name));
  snapshot_ = std::move(next);
  if (origin == Origin::remote) return {};
  MEND_CHECK(check_final_snapshot());
  return check_listed(bytes, timestamp_->snapshot, snapshot_name);
}

base::Result<Snapshot> TrustedSet::read_next_snapshot(base::ByteView bytes, Origin origin) const {
  // 5.5.2: hashes before signatures. A local file was checked when it came, maybe against another timestamp.
  if (origin == Origin::remote) MEND_CHECK(check_listed(bytes, timestamp_->snapshot, snapshot_name));
  // 5.5.3
  MEND_TRY(const Unverified file,
           read_signed(bytes, root_grant(root_, RoleType::snapshot), policy_, limits_.snapshot_bytes));
  MEND_TRY(Snapshot next, read_snapshot(file.content));
  // 5.5.4; a local file may be older, then it only tells how far back is too far.
  if (origin == Origin::remote && next.version != timestamp_->snapshot.version)
    return wrong_version(Reason::wrong_version, snapshot_name, next.version, timestamp_->snapshot.version);
  // 5.5.5: no targets metadata goes back, and none vanishes.
  if (snapshot_) {
    for (const auto& [name, before] : snapshot_->meta) {
      const auto now = next.meta.find(name);
      if (now == next.meta.end()) {
        return refuse({.reason = Reason::vanished, .role = name, .expected = std::to_string(before.version)},
                      "The snapshot metadata is refused: its entry for " + name.substr(0, 128) + " is gone.");
      }
      if (now->second.version < before.version) {
        return refuse({.reason = Reason::rollback,
                       .role = name,
                       .version = now->second.version,
                       .expected = std::to_string(before.version)},
                      "The snapshot metadata is refused: it names version " +
                          std::to_string(now->second.version) + " of " + name.substr(0, 128) +
                          ", and at least " + std::to_string(before.version) + " is expected.");
      }
    }
  }
  // 5.5.6
  if (origin == Origin::remote) MEND_CHECK(check_fresh(next, snapshot_name));
  return next;
}

base::Status TrustedSet::check_final_snapshot() const {
  if (!snapshot_ || !timestamp_) return out_of_order(targets_name);
  if (snapshot_->version != timestamp_->snapshot.version)
    return wrong_version(Reason::wrong_version, snapshot_name, snapshot_->version,
                         timestamp_->snapshot.version);
  return check_fresh(*snapshot_, snapshot_name);
}

base::Status TrustedSet::update_targets(base::ByteView bytes) {
  MEND_CHECK(finish_timestamp());
  MEND_TRY(Targets next, named(read_next_targets(bytes, root_grant(root_, RoleType::targets)), targets_name));
  // What other targets delegated is not trusted by these.
  delegated_.clear();
  targets_ = std::move(next);
  return {};
}

base::Status TrustedSet::update_delegated(base::ByteView bytes, const Grant& grant) {
  if (!targets_ || !is_delegated_name(grant.role)) return out_of_order("delegated");
  MEND_TRY(Targets next, named(read_next_targets(bytes, grant), grant.role));
  delegated_[grant.id()] = std::move(next);
  return {};
}

const Targets* TrustedSet::delegated(const Grant& grant) const {
  const auto at = delegated_.find(grant.id());
  return at == delegated_.end() ? nullptr : &at->second;
}

base::Result<Targets> TrustedSet::read_next_targets(base::ByteView bytes, const Grant& grant) const {
  MEND_CHECK(check_final_snapshot());
  const auto listed = snapshot_->meta.find(grant.role + ".json");
  if (listed == snapshot_->meta.end()) {
    return refuse({.reason = Reason::role_not_listed, .role = grant.role},
                  title(grant.role) + " is refused: the snapshot metadata does not list it.");
  }
  // 5.6.2
  MEND_CHECK(check_listed(bytes, listed->second, grant.role));
  // 5.6.3
  MEND_TRY(const Unverified file, read_signed(bytes, grant, policy_, limits_.targets_bytes));
  MEND_TRY(Targets next, read_targets(file.content));
  // 5.6.4
  if (next.version != listed->second.version)
    return wrong_version(Reason::wrong_version, grant.role, next.version, listed->second.version);
  // 5.6.5
  MEND_CHECK(check_fresh(next, grant.role));
  return next;
}

base::Status TrustedSet::check_fresh(const Common& common, const std::string& role) const {
  if (rule_ == ExpiryRule::ignored || common.expires > now_) return {};
  return refuse({.reason = Reason::expired,
                 .role = role,
                 .version = common.version,
                 .expected = base::format_utc(now_),
                 .seen = base::format_utc(common.expires)},
                title(role) + " of version " + std::to_string(common.version) +
                    " is refused: it expired on " + base::format_utc(common.expires) + ", and it is " +
                    base::format_utc(now_) + ". Publish anew, or check the clock.");
}

}  // namespace mend::trust
