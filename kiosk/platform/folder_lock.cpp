#include "kiosk/platform/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace mend::platform {

base::Result<FolderLock> FolderLock::take(const base::Path& folder) {
  const base::Path path = folder / "lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) {
    return base::fail(
        base::ErrorKind::unavailable,
        "The device folder " + folder.string() + " cannot be written; check that it exists and who owns it.");
  }
  FolderLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    return base::fail(base::ErrorKind::unavailable, "Another kiosk is already using the device folder " +
                                                        folder.string() + "; stop it first.");
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace mend::platform
