#pragma once

#include "content/base/files.h"
#include "content/base/result.h"

namespace mend::dock {

/// Held while a courier works on a spool, so that a second one is refused. The kernel lets go of it when
/// the process ends, however it ends.
class SpoolLock {
 public:
  /// The folder must exist.
  static base::Result<SpoolLock> take(const base::Path& spool);
  SpoolLock(SpoolLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  SpoolLock& operator=(SpoolLock&&) = delete;
  SpoolLock(const SpoolLock&) = delete;
  SpoolLock& operator=(const SpoolLock&) = delete;
  ~SpoolLock();

 private:
  explicit SpoolLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace mend::dock
