#pragma once

#include "content/base/files.h"

#include <map>
#include <mutex>
#include <set>

namespace mend::base {

/// The in-memory twin of DiskFiles, for tests of the deciding parts.
class MemoryFiles final : public Files {
 public:
  /// Writes that would exceed this many bytes in all fail as on a full disk.
  explicit MemoryFiles(std::uint64_t capacity = UINT64_MAX) : capacity_(capacity) {}

  Result<Bytes> read(const Path& path, std::size_t limit) override;
  Result<std::unique_ptr<FileReader>> open_reader(const Path& path) override;
  Result<std::unique_ptr<FileWriter>> open_writer(const Path& path) override;
  Status write_atomic(const Path& path, ByteView bytes, FileMode mode) override;
  Status rename(const Path& from, const Path& to) override;
  Status remove(const Path& path) override;
  Status remove_tree(const Path& path) override;
  Status make_folders(const Path& path) override;
  Result<std::vector<std::string>> list_files(const Path& folder) override;
  Result<std::vector<std::string>> list_folders(const Path& folder) override;
  [[nodiscard]] bool exists(const Path& path) override;
  Result<std::uint64_t> free_space(const Path& path) override;
  Result<std::unique_ptr<FileLock>> lock(const Path& path) override;

  void set_capacity(std::uint64_t capacity);

 private:
  class Reader;
  class Writer;
  class Lock;
  [[nodiscard]] std::uint64_t used() const;
  [[nodiscard]] Status check_room(const Path& path, std::uint64_t bytes) const;

  std::mutex mutex_;
  std::map<Path, Bytes> files_;
  std::set<Path> folders_;
  std::set<Path> locked_;
  std::uint64_t capacity_;
};

}  // namespace mend::base
