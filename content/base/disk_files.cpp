#include "content/base/disk_files.h"

#include "content/base/descriptor.h"
#include "content/base/random.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace mend::base {

namespace {

Status sync_folder(const Path& folder) {
  const Path place = folder.empty() ? Path(".") : folder;
  const Descriptor fd(::open(place.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.bad()) return system_failure(place, "open", errno);
  if (::fsync(fd.get()) != 0) return system_failure(place, "sync", errno);
  return {};
}

Result<std::vector<std::string>> list(const Path& folder, mode_t wanted) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
  if (!stream) {
    if (errno == ENOENT) return names;
    return system_failure(folder, "list", errno);
  }
  while (const dirent* entry = ::readdir(stream.get())) {
    if (entry->d_name[0] == '.') continue;
    struct stat about {};
    if (::fstatat(::dirfd(stream.get()), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if ((about.st_mode & S_IFMT) == wanted) names.emplace_back(entry->d_name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

enum class Durable { at_once, after_sync_all };

Status write_and_rename(const Path& path, ByteView bytes, FileMode mode, Durable durable) {
  const Path folder = path.parent_path();
  const Path temporary = folder / ("." + path.filename().string() + "." + SystemRandom().id() + ".tmp");
  const auto write = [&]() -> Status {
    const Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (fd.bad()) return system_failure(path, "write", errno);
    MEND_CHECK(write_all(fd.get(), bytes, path));
    if (::fchmod(fd.get(), static_cast<mode_t>(mode)) != 0) return system_failure(path, "write", errno);
    if (durable == Durable::at_once && ::fsync(fd.get()) != 0) return system_failure(path, "sync", errno);
    if (::rename(temporary.c_str(), path.c_str()) != 0) return system_failure(path, "write", errno);
    return durable == Durable::at_once ? sync_folder(folder) : Status();
  };
  Status written = write();
  if (!written) ::unlink(temporary.c_str());
  return written;
}

}  // namespace

Result<Bytes> DiskFiles::read(const Path& path, std::size_t limit) {
  // O_NONBLOCK: a named pipe in place of the file must not hang us.
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (fd.bad()) return system_failure(path, "read", errno);
  struct stat about {};
  if (::fstat(fd.get(), &about) != 0) return system_failure(path, "read", errno);
  if (!S_ISREG(about.st_mode))
    return refused("\"" + path.string() + "\" is not a file; put a file in its place.");
  if (static_cast<std::uint64_t>(about.st_size) > limit) {
    return refused("\"" + path.string() + "\" is larger than the " + std::to_string(limit) +
                   " bytes that it may have; check that it is the right file.");
  }
  Bytes bytes(static_cast<std::size_t>(about.st_size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(fd.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0) {
      if (errno == EINTR) continue;
      return system_failure(path, "read", errno);
    }
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

Status DiskFiles::write_atomic(const Path& path, ByteView bytes, FileMode mode) {
  return write_and_rename(path, bytes, mode, Durable::at_once);
}

Status DiskFiles::write_unsynced(const Path& path, ByteView bytes, FileMode mode) {
  return write_and_rename(path, bytes, mode, Durable::after_sync_all);
}

Status DiskFiles::sync_all(const Path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.bad()) return system_failure(folder, "open", errno);
  if (::syncfs(fd.get()) != 0) return system_failure(folder, "sync", errno);
  return {};
}

Status DiskFiles::remove_unfinished(const Path& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
  if (!stream) return errno == ENOENT ? Status() : system_failure(folder, "list", errno);
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (!name.starts_with('.') || !name.ends_with(".tmp")) continue;
    if (::unlinkat(::dirfd(stream.get()), entry->d_name, 0) != 0 && errno != ENOENT) {
      return system_failure(folder / name, "remove", errno);
    }
  }
  return {};
}

Status DiskFiles::rename(const Path& from, const Path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return system_failure(from, "move", errno);
  MEND_CHECK(sync_folder(to.parent_path()));
  if (from.parent_path() != to.parent_path()) MEND_CHECK(sync_folder(from.parent_path()));
  return {};
}

Status DiskFiles::remove(const Path& path) {
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return {};
    return system_failure(path, "remove", errno);
  }
  return sync_folder(path.parent_path());
}

Status DiskFiles::remove_tree(const Path& path) {
  std::error_code code;
  std::filesystem::remove_all(path, code);
  if (code) return system_failure(path, "remove", code.value());
  return {};
}

Status DiskFiles::make_folders(const Path& path) {
  struct stat there {};
  if (::stat(path.c_str(), &there) == 0 && S_ISDIR(there.st_mode)) return {};
  Path partial;
  for (const Path& piece : path) {
    partial /= piece;
    if (::mkdir(partial.c_str(), 0750) != 0 && errno != EEXIST) {
      struct stat about {};
      const int code = errno;
      if (::stat(partial.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) continue;
      return system_failure(partial, "make the folder", code);
    }
  }
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0 || !S_ISDIR(about.st_mode)) {
    return refused("\"" + path.string() + "\" is in the way: a folder is wanted there.");
  }
  return {};
}

Result<std::vector<std::string>> DiskFiles::list_files(const Path& folder) {
  return list(folder, S_IFREG);
}
Result<std::vector<std::string>> DiskFiles::list_folders(const Path& folder) {
  return list(folder, S_IFDIR);
}

bool DiskFiles::exists(const Path& path) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) == 0;
}

Result<std::uint64_t> DiskFiles::free_space(const Path& path) {
  struct statvfs about {};
  if (::statvfs(path.c_str(), &about) != 0) return system_failure(path, "measure", errno);
  return static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize;
}

namespace {
struct DiskLock final : FileLock {
  explicit DiskLock(Descriptor held) : fd(std::move(held)) {}
  Descriptor fd;
};
}  // namespace

Result<std::unique_ptr<FileLock>> DiskFiles::lock(const Path& path) {
  Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (fd.bad()) return system_failure(path, "lock", errno);
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) return std::make_unique<DiskLock>(std::move(fd));
  if (errno == EWOULDBLOCK) return std::unique_ptr<FileLock>();
  return system_failure(path, "lock", errno);
}

std::uint64_t DiskFiles::space_taken(const Path& path) {
  struct stat about {};
  constexpr std::uint64_t block = 512;  // whatever the blocks of the file system are
  if (::lstat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return 0;
  return static_cast<std::uint64_t>(about.st_blocks) * block;
}

}  // namespace mend::base
