#include "sync/dock/spool_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace mend::dock {

base::Result<SpoolLock> SpoolLock::take(const base::Path& spool) {
  // In the courier's own folder; the name is hidden from whoever lists the spool.
  const base::Path path = spool / "sent" / ".courier.lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) {
    return base::fail(base::ErrorKind::unavailable,
                      "Cannot lock the spool \"" + spool.string() + "\": " + std::strerror(errno) + ".");
  }
  SpoolLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return base::refused("Another courier works on the spool \"" + spool.string() +
                         "\" already; stop it first.");
  }
  return lock;
}

SpoolLock::~SpoolLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace mend::dock
