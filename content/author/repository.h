#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/base/json.h"
#include "content/trust/search.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::author {

/// One role as the repository has it.
struct RoleFile {
  trust::Grant grant;                   ///< whose signatures count
  std::string delegator;                ///< "root", "targets" or a delegated role; empty for root
  std::vector<std::string> paths = {};  ///< what it may list; empty for the four top-level roles
  base::Json content = {};              ///< its `signed` part, unknown members and all; null: never published
  base::Bytes bytes = {};               ///< its file
  [[nodiscard]] bool is_published() const { return !content.is_null(); }
  [[nodiscard]] std::int64_t version() const;  ///< 0: never published
  [[nodiscard]] base::UnixMillis expires() const;
};

/// A repository on disk as a publisher or reviewer sees it: what every role says now, verified from a pinned
/// root or from its own first one. Expiry is set aside, since an expired repository is one to publish to.
class Repository {
 public:
  /// `files` must outlive it. `pinned`: a root that the reader has from elsewhere; else the repository's own
  /// 1.root.json is believed.
  static base::Result<Repository> open(base::Files& files, const base::Path& folder,
                                       const base::Bytes* pinned = nullptr);
  /// The same, but a folder without any root is a repository too: one that has nothing yet.
  static base::Result<Repository> open_or_begin(base::Files& files, const base::Path& folder);

  [[nodiscard]] const base::Path& folder() const { return folder_; }
  [[nodiscard]] bool has_root() const { return trusted_.has_value(); }
  /// Only if it has a root.
  [[nodiscard]] const trust::TrustedSet& trusted() const { return *trusted_; }
  /// Its roots in order, from the pinned or the first one.
  [[nodiscard]] const std::vector<base::Bytes>& roots() const { return roots_; }

  /// Names of all roles that are trusted, published or not: root, targets, the delegated ones in the order of
  /// the search, snapshot, timestamp.
  [[nodiscard]] const std::vector<std::string>& role_names() const { return names_; }
  /// nullptr if there is no such role.
  [[nodiscard]] const RoleFile* role(std::string_view name) const;

  /// The role whose business a target path is: the last delegated role on the way of the search, or "targets"
  /// where nothing is delegated. Refuses a path that nobody may list.
  [[nodiscard]] base::Result<std::string> role_for(const std::string& target) const;
  /// What the search finds for a target path; `not_found` if nothing.
  [[nodiscard]] base::Result<trust::FoundTarget> find(const std::string& target) const;
  /// All targets that the search finds and whose path begins with the text, by path.
  [[nodiscard]] std::map<std::string, trust::FoundTarget> targets_below(const std::string& folder) const;
  /// The verified bytes of a published target or blob.
  [[nodiscard]] base::Result<base::Bytes> read_target(const std::string& target) const;
  [[nodiscard]] base::Result<base::Bytes> read_blob(const std::string& sha256, std::uint64_t length) const;

 private:
  Repository(base::Files& files, base::Path folder) : files_(&files), folder_(std::move(folder)) {}
  static base::Result<Repository> load(base::Files& files, const base::Path& folder, const base::Bytes& first,
                                       std::size_t most_roots);
  base::Status load_roots(const base::Bytes& first, std::size_t most_roots);
  base::Status load_roles();
  base::Status load_delegations(const std::string& delegator, const trust::Targets& of);
  base::Status read_role(const std::string& name, const std::string& file_name);

  base::Files* files_;
  base::Path folder_;
  std::optional<trust::TrustedSet> trusted_;
  std::vector<base::Bytes> roots_;
  std::vector<std::string> names_;
  std::map<std::string, RoleFile, std::less<>> roles_;
};

/// Kept while a repository is written to: of two that publish at once, one is refused.
base::Result<std::unique_ptr<base::FileLock>> lock_repository(base::Files& files, const base::Path& repository);

/// Before the first file of a publication, and after its last: a repository that has lost its timestamp can
/// so be told from one whose first publication was cut off.
base::Status begin_writing(base::Files& files, const base::Path& repository);
base::Status end_writing(base::Files& files, const base::Path& repository);

}  // namespace mend::author
