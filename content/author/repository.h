#pragma once

#include "content/author/signing_key.h"
#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/trust/trusted_set.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mend::author {

/// A repository on disk as a publisher sees it: what it says now, verified from its first root, and the
/// roles' contents to change. Expiry is set aside, since an expired repository is one to publish to.
class Repository {
 public:
  static base::Result<Repository> open(base::Files& files, const base::Path& folder);

  [[nodiscard]] const trust::TrustedSet& trusted() const { return trusted_; }
  [[nodiscard]] const base::Path& folder() const { return folder_; }
  [[nodiscard]] const base::Bytes& first_root() const { return roots_.front(); }
  [[nodiscard]] const std::vector<base::Bytes>& roots() const { return roots_; }
  /// The `signed` part of a role as it stands, unknown members and all; nothing if it was never published.
  [[nodiscard]] const std::optional<base::Json>& content(trust::RoleType role) const;
  /// The file of a role as it stands.
  [[nodiscard]] const base::Bytes& bytes(trust::RoleType role) const { return bytes_.at(role); }

 private:
  explicit Repository(trust::TrustedSet trusted) : trusted_(std::move(trusted)) {}
  base::Status load(base::Files& files, trust::RoleType role, const std::string& name);

  trust::TrustedSet trusted_;
  base::Path folder_;
  std::vector<base::Bytes> roots_;
  std::map<trust::RoleType, base::Bytes> bytes_;
  std::map<trust::RoleType, std::optional<base::Json>> contents_;
};

}  // namespace mend::author
