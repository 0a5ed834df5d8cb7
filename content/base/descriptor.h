#pragma once

#include "content/base/files.h"

#include <unistd.h>
#include <utility>

namespace mend::base {

/// An open file of the system, closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool bad() const { return fd_ < 0; }

 private:
  int fd_;
};

/// What errno says of `path`, as one sentence with a remedy.
tl::unexpected<Error> system_failure(const Path& path, const char* act, int code);

Status write_all(int fd, ByteView bytes, const Path& path);

}  // namespace mend::base
