#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/base/json.h"
#include "content/trust/fetcher.h"
#include "tests/support/signer.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace mend::support {

/// A repository in memory that can be edited in the middle of a test and signs whenever it is asked. Each
/// role's `signed` part is plain JSON: change it, then fetch. `signers` says who really signs; who *may* sign
/// is in `root`. It is a Fetcher itself and remembers what was asked for.
class RepositorySimulator final : public trust::Fetcher {
 public:
  /// 2027-01-15T08:00:00Z, the time that the simulator's dates are made for.
  static constexpr base::UnixMillis now = 1'800'000'000'000;
  static constexpr base::UnixMillis day = 86'400'000;

  using Signer = support::Signer;

  /// What a delegation says beside the name.
  struct DelegationTo {
    std::vector<std::string> paths = {"*"};
    std::vector<std::string> path_hash_prefixes = {};  ///< if any, instead of the paths
    bool terminating = false;
    int threshold = 1;
    std::vector<Signer> keys = {};  ///< none: a new one
  };

  /// Version 1 of all four roles, one key each, no targets, and the first root published.
  RepositorySimulator();

  base::Json root, timestamp, snapshot, targets;
  std::map<std::string, base::Json> delegated;  ///< by role; `delegate` makes them
  std::map<std::string, std::vector<Signer>> signers;
  std::map<std::string, base::Bytes> blobs;      ///< by hex SHA-256
  std::map<std::string, base::Bytes> overrides;  ///< by full name: served as they are
  std::set<std::string> hidden;                  ///< by full name: not there, whatever lists it
  std::set<std::string> broken;                  ///< by full name: fetching fails as if the cable were pulled
  std::vector<std::string> requests;
  bool list_hashes = true;  ///< whether timestamp and snapshot list length and hashes

  /// Keys are made from a counter, so that a failing test can be repeated.
  Signer new_signer(trust::Scheme scheme = trust::Scheme::ed25519);
  /// The `signed` part of any role.
  base::Json& content(const std::string& role);
  /// Lists the role as the last that `delegator` trusts, and makes its metadata if there is none. Versions
  /// stay: end with update_snapshot, having raised those that were published before.
  void delegate(const std::string& delegator, const std::string& name, const DelegationTo& how);
  /// Replaces the role's keys in `root` and `signers`.
  void set_keys(const std::string& role, const std::vector<Signer>& keys, int threshold);
  /// Signs `root` with its version one higher and keeps it; `also` sign it too (the keys of the root before).
  void publish_root(const std::vector<Signer>& also = {});
  /// Signs whatever is in `root`, and keeps it as the given version.
  void keep_root(std::int64_t version, base::Bytes bytes) { roots_[version] = std::move(bytes); }

  /// A new version of the role with the target in it.
  void put_target(const std::string& path, const std::string& text, const std::string& role = "targets");
  void remove_target(const std::string& path);
  std::string put_blob(const std::string& content);
  /// Versions up by one, each naming the one below.
  void update_snapshot();
  void update_timestamp();

  base::Bytes sign(const base::Json& said, const std::vector<Signer>& keys) const;
  base::Bytes root_bytes(std::int64_t version) const { return roots_.at(version); }
  base::Bytes role_bytes(const std::string& role) const;

  base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) override;
  base::Result<base::Bytes> fetch_named(std::string_view folder, std::string_view name,
                                        std::size_t limit) override {
    return fetch(std::string(folder) + std::string(name), limit);
  }

  /// The full names of all files.
  std::vector<std::string> file_names() const;
  /// Writes what a mirror holds: metadata/, targets/ and blobs/.
  void dump(base::Files& files, const base::Path& folder) const;

 private:
  std::map<std::string, base::Bytes> all_files() const;
  void list(base::Json& meta, const std::string& role, const base::Json& said) const;

  std::map<std::int64_t, base::Bytes> roots_;
  std::map<std::string, base::Bytes> target_bytes_;  ///< by path
  mutable std::map<std::string, base::Bytes> made_;  ///< signatures, by key and what they are over
  int next_key_ = 1;
};

/// A policy that offers `offered` for the establishment DEMO, as JSON.
base::Json sample_policy(const std::vector<std::string>& offered);

/// A manifest of a module with one English page that is in the blob with the given hash.
base::Json sample_manifest(const std::string& id, std::int64_t version, const std::string& sha256,
                           std::uint64_t length);

/// Publishes DEMO's policy with one module "mend/what-is-rj" of the version, whose page has the words.
void publish_sample(RepositorySimulator& repository, std::int64_t version, const std::string& words);

}  // namespace mend::support
