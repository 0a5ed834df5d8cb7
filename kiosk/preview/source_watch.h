#pragma once

#include "content/base/files.h"

#include <functional>
#include <memory>

namespace mend::preview {

/// Tells when something in a folder, or in a folder of it, was saved, renamed or removed. Looks only: unlike
/// platform::FolderWatch it makes no folders, as this one is the author's. Goes on when editors save by
/// renaming, when folders come and go, and when the folder itself is replaced.
class SourceWatch {
 public:
  /// `changed` is called from the watch's own thread, once for a burst; it must be quick and may not destroy
  /// the watch. The refusal says that changes will not be noticed, and why.
  static base::Result<SourceWatch> start(const base::Path& folder, std::function<void()> changed);

  SourceWatch(SourceWatch&&) noexcept;
  SourceWatch& operator=(SourceWatch&&) noexcept;
  /// Returns when the watch's thread has ended: `changed` is not called any more.
  ~SourceWatch();

 private:
  struct State;
  explicit SourceWatch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mend::preview
