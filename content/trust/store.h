#pragma once

#include "content/base/files.h"

#include <string>
#include <string_view>

namespace mend::trust {

/// The metadata of one repository on disk, byte for byte as received:
/// `root.json`, `timestamp.json`, `snapshot.json`, `targets.json`, and `root_history/N.root.json` with each
/// root that was accepted. Each write is atomic and synced, so a power cut leaves the old or the new file.
class Store {
 public:
  /// `files` must outlive the store.
  Store(base::Files& files, base::Path folder) : files_(files), folder_(std::move(folder)) {}

  /// Makes the folders.
  base::Status prepare();
  base::Result<base::Bytes> read(std::string_view role, std::size_t limit);
  base::Status write(std::string_view role, base::ByteView bytes);
  base::Status remove(std::string_view role);

  base::Result<base::Bytes> read_root(std::int64_t version, std::size_t limit);
  /// First into the history, then as the current root.
  base::Status write_root(std::int64_t version, base::ByteView bytes);

 private:
  [[nodiscard]] base::Path path(std::string_view role) const;
  base::Files& files_;
  base::Path folder_;
};

/// A role's or target's name as one file name: everything but [A-Za-z0-9_.~-] percent-encoded.
std::string percent_encode(std::string_view name);

}  // namespace mend::trust
