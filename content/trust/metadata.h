#pragma once

#include "content/base/clock.h"
#include "content/base/json.h"
#include "content/trust/key.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::trust {

/// The four top-level roles.
enum class RoleType { root, timestamp, snapshot, targets };

/// "root", "timestamp", "snapshot" or "targets".
std::string_view name_of(RoleType role);

/// Who signs a role, and how many of them.
struct Role {
  std::vector<std::string> key_ids;
  std::int64_t threshold = 1;
};

/// Keys and the roles that they sign for, as root says.
struct Delegator {
  std::map<std::string, Key> keys;
  std::map<std::string, Role, std::less<>> roles;
};

/// Algorithm ("sha256") to lower-case hex.
using Hashes = std::map<std::string, std::string>;

/// What timestamp and snapshot say of another metadata file.
struct MetaFile {
  std::int64_t version = 0;
  std::optional<std::uint64_t> length;
  Hashes hashes;  ///< empty when none are listed
};

/// What targets say of a target file.
struct TargetFile {
  std::uint64_t length = 0;
  Hashes hashes;  ///< at least one
  base::Json custom;
};

struct Signature {
  std::string key_id;
  base::Bytes bytes;
};

/// A metadata file that has been read but proves nothing yet.
struct Unverified {
  std::vector<Signature> signatures;
  std::string signed_bytes;  ///< canonical form of `content`: what the signatures are over
  base::Json content;        ///< the member `signed`, unknown members and all
};

/// The members that every role has.
struct Common {
  std::int64_t version = 0;
  base::UnixMillis expires = 0;
  base::Json other = base::Json::object();  ///< signed members that the specification does not name
};

struct Root : Common {
  bool consistent_snapshot = false;
  Delegator delegator;
};

struct Timestamp : Common {
  MetaFile snapshot;
};

struct Snapshot : Common {
  std::map<std::string, MetaFile> meta;  ///< by file name without version: "targets.json"
};

/// One role that a targets role trusts with some paths (4.5).
struct Delegation {
  std::string name;
  Role role;
  bool terminating = false;                     ///< what it covers and does not list, nobody else may list
  std::vector<std::string> paths;               ///< patterns; either these
  std::vector<std::string> path_hash_prefixes;  ///< or these: of the path's hex SHA-256
};

/// TAP 15: 2^bit_length roles `prefix-<hex>` with the same keys; a path's hash picks its role.
struct SuccinctRoles {
  Role role;
  int bit_length = 1;
  std::string name_prefix;
};

/// Whom a targets role trusts, in the order of the search.
struct Delegations {
  std::map<std::string, Key> keys;
  std::vector<Delegation> roles;
  std::optional<SuccinctRoles> succinct;  ///< instead of `roles`
};

struct Targets : Common {
  std::map<std::string, TargetFile> targets;  ///< by target path
  std::optional<Delegations> delegations;
};

/// A role, and whose signatures make it good: what a delegator says of one role. A delegated file is
/// trusted under exactly this, never under its name alone.
struct Grant {
  std::string role;
  std::vector<Key> keys;
  std::int64_t threshold = 1;
  bool terminating = false;
  /// Role, threshold and keys as one text: equal if and only if the same signatures are asked for.
  [[nodiscard]] std::string id() const;
};

/// True if targets or a delegation may name a role so: not empty, none of the four, not too long.
bool is_delegated_name(std::string_view name);

/// Section 4.2: the envelope. Refuses a key id that signs twice and more than max_signatures.
base::Result<Unverified> read_envelope(base::ByteView bytes, std::string_view what, std::size_t max_bytes);

/// Sections 4.3 to 4.6. These look at shapes only; TrustedSet decides.
base::Result<Root> read_root(const base::Json& content);
base::Result<Timestamp> read_timestamp(const base::Json& content);
base::Result<Snapshot> read_snapshot(const base::Json& content);
base::Result<Targets> read_targets(const base::Json& content);

/// Verifies every listed hash whose algorithm is known (sha256, sha512); refuses if none is known.
/// `what` names the file in the sentence of the
/// refusal, `role` in its code.
base::Status check_hashes(base::ByteView bytes, const Hashes& hashes, std::string_view what,
                          std::string_view role = {});

}  // namespace mend::trust
