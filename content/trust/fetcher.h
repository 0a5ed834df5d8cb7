#pragma once

#include "content/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mend::trust {

/// Takes a file in pieces.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Called before the first piece: what comes begins at this place of the file, which is the place that was
  /// asked for or 0.
  virtual base::Status begin(std::uint64_t offset) = 0;
  /// A failure ends the transfer and is what fetch_from returns.
  virtual base::Status take(base::ByteView bytes) = 0;
};

/// Where files of a repository come from. One object belongs to one thread.
class Fetcher {
 public:
  virtual ~Fetcher() = default;
  /// The whole file at `path`, which is relative to the fetcher's base, its components separated by "/"
  /// and not yet percent-encoded. ErrorKind::not_found if the other side has no such file (HTTP 403 and
  /// 404), refused if it is longer than `limit` bytes, unavailable for all other trouble. Never retries.
  virtual base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) = 0;
  /// Gives the file to `sink` in pieces, from `offset` on where the other side can, else from its beginning.
  /// Never more than `limit` bytes of the file in all. Failures as above; what `sink` has by then, it keeps.
  virtual base::Status fetch_from(std::string_view path, std::uint64_t offset, std::uint64_t limit,
                                  Sink& sink);
  /// The same for one file whose name may hold anything, "/" too, such as the metadata of a role that a
  /// stranger named. `folder` ends with "/" or is empty. On a disk the name stands percent-encoded.
  virtual base::Result<base::Bytes> fetch_named(std::string_view folder, std::string_view name,
                                                std::size_t limit);
};

}  // namespace mend::trust
