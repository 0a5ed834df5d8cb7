#include "content/base/descriptor.h"

#include <cerrno>
#include <cstring>

namespace mend::base {

tl::unexpected<Error> system_failure(const Path& path, const char* act, int code) {
  const std::string start = std::string("Cannot ") + act + " \"" + path.string() + "\": ";
  switch (code) {
    case ENOTDIR:
      return fail(ErrorKind::not_found,
                  start + "a file is in the place of one of its folders; check the name.");
    case ENOENT:
      return fail(ErrorKind::not_found, start + "it is not there; check the name.");
    case EACCES:
    case EPERM:
    case EROFS:
      return fail(ErrorKind::unavailable, start + "this user is not allowed to; check its owner and mode.");
    case ENOSPC:
    case EDQUOT:
      return fail(ErrorKind::no_space, start + "the disk is full; free some space and try again.");
    case ELOOP:
      return fail(ErrorKind::refused, start + "it is a link that leads nowhere; put the file itself there.");
    case EISDIR:
      return fail(ErrorKind::refused, start + "a folder is in its place; move that away.");
    case EIO:
      return fail(ErrorKind::unavailable, start + "the disk reports an error; check the disk.");
    case EMFILE:
    case ENFILE:
      return fail(ErrorKind::unavailable,
                  start + "too many files are open; stop other programs and try again.");
    default:
      return fail(ErrorKind::unavailable,
                  start + "the system says \"" + std::strerror(code) + "\"; check the disk and the name.");
  }
}

Status write_all(int fd, ByteView bytes, const Path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return system_failure(path, "write", errno);
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace mend::base
