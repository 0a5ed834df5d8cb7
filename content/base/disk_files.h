#pragma once

#include "content/base/files.h"

namespace mend::base {

/// The real disk.
class DiskFiles final : public Files {
 public:
  Result<Bytes> read(const Path& path, std::size_t limit) override;
  Result<std::unique_ptr<FileReader>> open_reader(const Path& path) override;
  Result<std::unique_ptr<FileWriter>> open_writer(const Path& path) override;
  Status write_atomic(const Path& path, ByteView bytes, FileMode mode) override;
  Status write_unsynced(const Path& path, ByteView bytes, FileMode mode) override;
  Status sync_all(const Path& folder) override;
  Status remove_unfinished(const Path& folder) override;
  Status rename(const Path& from, const Path& to) override;
  Status remove(const Path& path) override;
  Status remove_tree(const Path& path) override;
  Status make_folders(const Path& path) override;
  Result<std::vector<std::string>> list_files(const Path& folder) override;
  Result<std::vector<std::string>> list_folders(const Path& folder) override;
  [[nodiscard]] bool exists(const Path& path) override;
  Result<std::uint64_t> free_space(const Path& path) override;
  Result<std::unique_ptr<FileLock>> lock(const Path& path) override;
  std::uint64_t space_taken(const Path& path) override;
};

}  // namespace mend::base
