#pragma once

#include "content/base/memory_files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mend::support {

/// Files in memory whose owner is "killed" after a number of changes: from then on every change fails, as
/// nothing more happens after a power cut. Walk `changes_left` over every number to try each instant.
class FaultyFiles final : public base::Files {
 public:
  base::MemoryFiles inner;
  std::int64_t changes_left = INT64_MAX;
  std::int64_t changes = 0;
  base::ErrorKind kind = base::ErrorKind::unavailable;
  std::vector<std::string> written;  ///< paths, in order

  base::Result<base::Bytes> read(const base::Path& path, std::size_t limit) override {
    return inner.read(path, limit);
  }
  base::Status write_atomic(const base::Path& path, base::ByteView bytes, base::FileMode mode) override {
    MEND_CHECK(change());
    written.push_back(path.string());
    return inner.write_atomic(path, bytes, mode);
  }
  base::Result<std::unique_ptr<base::FileReader>> open_reader(const base::Path& path) override {
    return inner.open_reader(path);
  }
  base::Result<std::unique_ptr<base::FileWriter>> open_writer(const base::Path& path) override {
    MEND_CHECK(change());
    MEND_TRY(auto writer, inner.open_writer(path));
    return std::make_unique<Writer>(*this, std::move(writer));
  }
  base::Status rename(const base::Path& from, const base::Path& to) override {
    MEND_CHECK(change());
    return inner.rename(from, to);
  }
  base::Status remove(const base::Path& path) override {
    MEND_CHECK(change());
    return inner.remove(path);
  }
  base::Status remove_tree(const base::Path& path) override {
    MEND_CHECK(change());
    return inner.remove_tree(path);
  }
  base::Status make_folders(const base::Path& path) override {
    MEND_CHECK(change());
    return inner.make_folders(path);
  }
  base::Result<std::vector<std::string>> list_files(const base::Path& folder) override {
    return inner.list_files(folder);
  }
  base::Result<std::vector<std::string>> list_folders(const base::Path& folder) override {
    return inner.list_folders(folder);
  }
  [[nodiscard]] bool exists(const base::Path& path) override { return inner.exists(path); }
  base::Result<std::uint64_t> free_space(const base::Path& path) override { return inner.free_space(path); }
  base::Result<std::unique_ptr<base::FileLock>> lock(const base::Path& path) override { return inner.lock(path); }

 private:
  class Writer final : public base::FileWriter {
   public:
    Writer(FaultyFiles& files, std::unique_ptr<base::FileWriter> inner)
        : files_(files), inner_(std::move(inner)) {}
    [[nodiscard]] std::uint64_t size() const override { return inner_->size(); }
    base::Result<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> into) override {
      return inner_->read_at(offset, into);
    }
    base::Status append(base::ByteView bytes) override {
      MEND_CHECK(files_.change());
      return inner_->append(bytes);
    }
    base::Status clear() override {
      MEND_CHECK(files_.change());
      return inner_->clear();
    }
    base::Status reserve(std::uint64_t bytes) override { return inner_->reserve(bytes); }
    base::Status place(const base::Path& to, base::FileMode mode) override {
      MEND_CHECK(files_.change());
      files_.written.push_back(to.string());
      return inner_->place(to, mode);
    }

   private:
    FaultyFiles& files_;
    std::unique_ptr<base::FileWriter> inner_;
  };

  base::Status change() {
    if (changes_left <= 0) return base::fail(kind, "The test cut the power.");
    --changes_left;
    ++changes;
    return {};
  }
};

}  // namespace mend::support
