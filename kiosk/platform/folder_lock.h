#pragma once

#include "content/base/files.h"

#include <utility>

namespace mend::platform {

/// Held for as long as one kiosk uses a device folder; the kernel lets go of it when the process ends,
/// however it ends.
class FolderLock {
 public:
  /// `unavailable` when another process holds the folder.
  static base::Result<FolderLock> take(const base::Path& folder);

  FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FolderLock& operator=(FolderLock&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace mend::platform
