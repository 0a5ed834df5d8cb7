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
  base::Status fetch_from(std::string_view path, std::uint64_t offset, std::uint64_t limit,
                          Sink& sink) override;

 private:
  [[nodiscard]] base::Result<base::Path> place_of(std::string_view path) const;
  base::Files& files_;
  base::Path folder_;
  base::Bytes piece_ = base::Bytes(1024 * 1024);
};

}  // namespace mend::trust
