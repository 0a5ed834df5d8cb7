#pragma once

#include "content/base/files.h"
#include "content/library/generation.h"
#include "content/trust/trusted_set.h"

namespace mend::library {

/// The targets of a generation's own signed metadata, from the pinned root on, as they lie on the disk.
class StoredChain final : public TargetSource {
 public:
  /// Verifies `folder`/metadata; delegated roles when a search comes to them. Expiry is set aside. `files`
  /// must outlive it.
  static base::Result<StoredChain> open(base::Files& files, const base::Path& folder,
                                        base::ByteView pinned_root);

  base::Result<trust::TargetFile> find(const std::string& path) override;
  base::Result<std::map<std::string, trust::FoundTarget>> list(const std::string& folder) override;
  base::Result<base::Bytes> read(const std::string& path, const trust::TargetFile& target) override;

  /// What was read and verified by now, byte for byte.
  [[nodiscard]] const SignedMetadata& metadata() const { return metadata_; }

 private:
  StoredChain(base::Files& files, base::Path folder, trust::TrustedSet trusted)
      : files_(&files), folder_(std::move(folder)), trusted_(std::move(trusted)) {}
  base::Result<base::ByteView> take(const std::string& name, std::size_t limit);
  base::Status load(const trust::Grant& grant);

  base::Files* files_;
  base::Path folder_;
  trust::TrustedSet trusted_;
  SignedMetadata metadata_;
};

/// The name in SignedMetadata of a delegated role.
std::string delegated_file(std::string_view role);

}  // namespace mend::library
