#pragma once

#include "content/base/bytes.h"

#include <cstddef>
#include <string_view>

namespace mend::trust {

/// Where files of a repository come from. One object belongs to one thread.
class Fetcher {
 public:
  virtual ~Fetcher() = default;
  /// The whole file at `path`, which is relative to the fetcher's base, its components separated by "/"
  /// and not yet percent-encoded. ErrorKind::not_found if the other side has no such file (HTTP 403 and
  /// 404), refused if it is longer than `limit` bytes, unavailable for all other trouble. Never retries.
  virtual base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) = 0;
  /// The same for one file whose name may hold anything, "/" too, such as the metadata of a role that a
  /// stranger named. `folder` ends with "/" or is empty. On a disk the name stands percent-encoded.
  virtual base::Result<base::Bytes> fetch_named(std::string_view folder, std::string_view name,
                                                std::size_t limit);
};

}  // namespace mend::trust
