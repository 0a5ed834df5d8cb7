#include "content/base/descriptor.h"
#include "content/base/disk_files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace mend::base {

namespace {

Result<std::uint64_t> regular_size(int fd, const Path& path) {
  struct stat about {};
  if (::fstat(fd, &about) != 0) return system_failure(path, "read", errno);
  if (!S_ISREG(about.st_mode))
    return refused("\"" + path.string() + "\" is not a file; put a file in its place.");
  return static_cast<std::uint64_t>(about.st_size);
}

Result<std::size_t> read_some(int fd, std::uint64_t offset, std::span<std::uint8_t> into, const Path& path) {
  while (true) {
    const ssize_t got = ::pread(fd, into.data(), into.size(), static_cast<off_t>(offset));
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return system_failure(path, "read", errno);
  }
}

class DiskReader final : public FileReader {
 public:
  DiskReader(Descriptor fd, std::uint64_t size, Path path)
      : fd_(std::move(fd)), size_(size), path_(std::move(path)) {}
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  Result<std::size_t> read(std::span<std::uint8_t> into) override {
    MEND_TRY(const std::size_t got, read_some(fd_.get(), at_, into, path_));
    at_ += got;
    return got;
  }
  [[nodiscard]] int fd() const { return fd_.get(); }
  std::uint64_t& at() { return at_; }

 private:
  Descriptor fd_;
  std::uint64_t size_;
  std::uint64_t at_ = 0;
  Path path_;
};

class DiskWriter final : public FileWriter {
 public:
  DiskWriter(Descriptor fd, std::uint64_t size, Path path)
      : fd_(std::move(fd)), size_(size), path_(std::move(path)) {}
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> into) override {
    return read_some(fd_.get(), offset, into, path_);
  }
  Status append(ByteView bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(size_));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return system_failure(path_, "write", errno);
      size_ += static_cast<std::uint64_t>(written);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
  }
  Result<std::uint64_t> append_from(FileReader& from, std::uint64_t most) override {
    auto* disk = dynamic_cast<DiskReader*>(&from);
    std::uint64_t done = 0;
    while (disk != nullptr && done < most) {
      // In pieces, so that the disk is at work while the next one is copied.
      const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(most - done, 8u << 20));
      auto source = static_cast<off_t>(disk->at());
      auto target = static_cast<off_t>(size_);
      const ssize_t got = ::copy_file_range(disk->fd(), &source, fd_.get(), &target, wanted, 0);
      if (got < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EIO))
        return system_failure(path_, "write", errno);
      // Other file systems, or one that cannot: piece by piece. A file of some kinds says 0 where there is
      // more.
      if (got <= 0) break;
      if (wanted >= (1u << 20)) {
        ::sync_file_range(fd_.get(), static_cast<off64_t>(size_), got, SYNC_FILE_RANGE_WRITE);
      }
      disk->at() += static_cast<std::uint64_t>(got);
      size_ += static_cast<std::uint64_t>(got);
      done += static_cast<std::uint64_t>(got);
    }
    if (done == most) return done;
    MEND_TRY(const std::uint64_t rest, FileWriter::append_from(from, most - done));
    return done + rest;
  }
  Status clear() override {
    if (size_ == 0) return {};
    if (::ftruncate(fd_.get(), 0) != 0) return system_failure(path_, "empty", errno);
    size_ = 0;
    return {};
  }
  Status reserve(std::uint64_t bytes) override {
    if (bytes == 0) return {};
    // The length stays as it is: it says how much of the content is there.
    if (::fallocate(fd_.get(), FALLOC_FL_KEEP_SIZE, static_cast<off_t>(size_), static_cast<off_t>(bytes)) ==
        0)
      return {};
    // A file system that cannot is no trouble; one that is full is.
    if (errno != ENOSPC && errno != EDQUOT) return {};
    return system_failure(path_, "make room for", errno);
  }
  Status place(const Path& to, FileMode mode) override {
    if (::fchmod(fd_.get(), static_cast<mode_t>(mode)) != 0) return system_failure(to, "write", errno);
    if (::rename(path_.c_str(), to.c_str()) != 0) return system_failure(to, "write", errno);
    return {};
  }

 private:
  Descriptor fd_;
  std::uint64_t size_;
  Path path_;
};

}  // namespace

Result<std::unique_ptr<FileReader>> DiskFiles::open_reader(const Path& path) {
  // O_NONBLOCK: a named pipe in place of the file must not hang us.
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (fd.bad()) return system_failure(path, "read", errno);
  MEND_TRY(const std::uint64_t size, regular_size(fd.get(), path));
  return std::make_unique<DiskReader>(std::move(fd), size, path);
}

Result<std::unique_ptr<FileWriter>> DiskFiles::open_writer(const Path& path) {
  Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
  if (fd.bad()) return system_failure(path, "write", errno);
  MEND_TRY(const std::uint64_t size, regular_size(fd.get(), path));
  return std::make_unique<DiskWriter>(std::move(fd), size, path);
}

}  // namespace mend::base
