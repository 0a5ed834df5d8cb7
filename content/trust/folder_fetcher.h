#pragma once

#include "content/base/files.h"
#include "content/trust/fetcher.h"

namespace mend::trust {

/// Files below a folder: the drop folder, a USB stick, a repository on disk.
class FolderFetcher final : public Fetcher {
 public:
  /// `files` must outlive the fetcher.
  FolderFetcher(base::Files& files, base::Path folder) : files_(files), folder_(std::move(folder)) {}
  base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) override;

 private:
  base::Files& files_;
  base::Path folder_;
};

}  // namespace mend::trust
