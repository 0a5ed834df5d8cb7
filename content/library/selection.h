#pragma once

#include "content/library/item.h"
#include "content/library/policy.h"
#include "content/trust/metadata.h"
#include "content/trust/search.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mend::library {

/// A signed file and the target path that it is signed under.
struct SignedFile {
  std::string path;
  base::Bytes bytes;
};

/// Something that the policy offers and that cannot be shown as its role has it now, and why.
struct Untrusted {
  std::string name;  ///< "org/id"
  base::Error why;
  /// An installed version may stay up to this one: the one that its role lists, 0 if it lists none. Any, while
  /// the role itself cannot be trusted.
  std::int64_t newest = any_version;
  static constexpr std::int64_t any_version = INT64_MAX;
};

/// What one establishment gets: its policy, and the newest manifest of each thing that the policy offers and
/// does not withdraw.
struct Selection {
  Policy policy;
  std::vector<Item> items;             ///< in the order of the policy
  std::vector<SignedFile> files;       ///< the policy, then the manifests
  std::vector<std::string> withdrawn;  ///< offered, but all its versions are withdrawn: not shown
  /// Offered, but refused or missing: its delegated role, its manifest or one of its files.
  std::vector<Untrusted> untrusted;

  /// Takes out an item that cannot be had whole.
  void leave_out(const std::string& name, base::Error why);
};

/// Trusted targets of a repository: on the way (an Updater) or stored in a generation.
class TargetSource {
 public:
  virtual ~TargetSource() = default;
  /// trust::find_target and trust::list_targets.
  virtual base::Result<trust::TargetFile> find(const std::string& path) = 0;
  virtual base::Result<std::map<std::string, trust::FoundTarget>> list(const std::string& folder) = 0;
  /// The target's bytes, checked against its length and hashes.
  virtual base::Result<base::Bytes> read(const std::string& path, const trust::TargetFile& target) = 0;
};

/// Refuses if the policy is missing or cannot be read. A delegated role that cannot be trusted costs only what
/// it covers, and a manifest that is missing or not what its path says only its own: see
/// Selection::untrusted.
base::Result<Selection> select(TargetSource& targets, const std::string& establishment);

/// The manifest at the target `path`, which must be of the version of `name` that the path says.
base::Result<Item> read_offered(TargetSource& targets, const std::string& path, const std::string& name,
                                const std::string& establishment, SignedFile& file);

}  // namespace mend::library
