#pragma once

#include "content/base/files.h"

#include <functional>
#include <memory>
#include <vector>

namespace mend::platform {

/// Tells when files arrive in some folders. Sleeps in the kernel until then.
class FolderWatch {
 public:
  /// `changed` is called from the watch's own thread, once per burst of events; it must be quick and may
  /// not destroy the watch. Folders that are not there are made first, so that nothing can be missed.
  static base::Result<FolderWatch> start(base::Files& files, const std::vector<base::Path>& folders,
                                         std::function<void()> changed);

  FolderWatch(FolderWatch&&) noexcept;
  FolderWatch& operator=(FolderWatch&&) noexcept;
  /// Returns when the watch's thread has ended: `changed` is not called any more.
  ~FolderWatch();

 private:
  struct State;
  explicit FolderWatch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mend::platform
