#pragma once

#include "content/base/disk_files.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace mend::tests {

/// The disk, on which whatever writes a new generation of content can be kept waiting: so a test sees what
/// else goes on meanwhile.
class HeldFiles final : public base::Files {
 public:
  base::Result<base::Bytes> read(const base::Path& path, std::size_t limit) override {
    return disk_.read(path, limit);
  }
  base::Status write_atomic(const base::Path& path, base::ByteView bytes, base::FileMode mode) override {
    return disk_.write_atomic(path, bytes, mode);
  }
  base::Result<std::unique_ptr<base::FileReader>> open_reader(const base::Path& path) override {
    return disk_.open_reader(path);
  }
  base::Result<std::unique_ptr<base::FileWriter>> open_writer(const base::Path& path) override {
    return disk_.open_writer(path);
  }
  base::Status write_unsynced(const base::Path& path, base::ByteView bytes, base::FileMode mode) override {
    wait();
    return disk_.write_unsynced(path, bytes, mode);
  }
  base::Status sync_all(const base::Path& folder) override { return disk_.sync_all(folder); }
  base::Status remove_unfinished(const base::Path& folder) override { return disk_.remove_unfinished(folder); }
  base::Status rename(const base::Path& from, const base::Path& to) override { return disk_.rename(from, to); }
  base::Status remove(const base::Path& path) override { return disk_.remove(path); }
  base::Status remove_tree(const base::Path& path) override { return disk_.remove_tree(path); }
  base::Status make_folders(const base::Path& path) override { return disk_.make_folders(path); }
  base::Result<std::vector<std::string>> list_files(const base::Path& folder) override {
    return disk_.list_files(folder);
  }
  base::Result<std::vector<std::string>> list_folders(const base::Path& folder) override {
    return disk_.list_folders(folder);
  }
  [[nodiscard]] bool exists(const base::Path& path) override { return disk_.exists(path); }
  base::Result<std::uint64_t> free_space(const base::Path& path) override { return disk_.free_space(path); }
  base::Result<std::unique_ptr<base::FileLock>> lock(const base::Path& path) override {
    return disk_.lock(path);
  }
  std::uint64_t space_taken(const base::Path& path) override { return disk_.space_taken(path); }

  void hold(bool held) {
    {
      const std::lock_guard lock(mutex_);
      held_ = held;
    }
    changed_.notify_all();
  }
  /// Somebody wants to write a generation and has to wait.
  [[nodiscard]] bool is_waited_for() const {
    const std::lock_guard lock(mutex_);
    return waiting_ > 0;
  }

 private:
  void wait() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.wait(lock, [this] { return !held_; });
    --waiting_;
  }

  base::DiskFiles disk_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool held_ = false;
  int waiting_ = 0;
};

/// Holds for as long as it lives, also when a test fails.
class HoldImport {
 public:
  explicit HoldImport(HeldFiles& files) : files_(files) { files_.hold(true); }
  ~HoldImport() { files_.hold(false); }
  HoldImport(const HoldImport&) = delete;
  HoldImport& operator=(const HoldImport&) = delete;

 private:
  HeldFiles& files_;
};

}  // namespace mend::tests
