#include "content/base/memory_files.h"

#include <algorithm>

namespace mend::base {

namespace {

bool is_below(const Path& path, const Path& folder) {
  const auto [in_folder, in_path] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end() && in_path != path.end();
}

/// The current folder is always there, as on a disk.
bool has(const std::set<Path>& folders, const Path& folder) {
  return folder.empty() || folders.contains(folder);
}

tl::unexpected<Error> missing(const Path& path) {
  return fail(ErrorKind::not_found, "Cannot read \"" + path.string() + "\": it is not there.");
}

}  // namespace

std::uint64_t MemoryFiles::used() const {
  std::uint64_t total = 0;
  for (const auto& [path, bytes] : files_) total += bytes.size();
  return total;
}

void MemoryFiles::set_capacity(std::uint64_t capacity) {
  const std::scoped_lock lock(mutex_);
  capacity_ = capacity;
}

Result<Bytes> MemoryFiles::read(const Path& path, std::size_t limit) {
  const std::scoped_lock lock(mutex_);
  const auto at = files_.find(path);
  if (at == files_.end()) return missing(path);
  if (at->second.size() > limit) return refused("\"" + path.string() + "\" is larger than it may be.");
  return at->second;
}

class MemoryFiles::Reader final : public FileReader {
 public:
  explicit Reader(Bytes bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  Result<std::size_t> read(std::span<std::uint8_t> into) override {
    const std::size_t count = std::min(into.size(), bytes_.size() - at_);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, into.begin());
    at_ += count;
    return count;
  }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
};

class MemoryFiles::Writer final : public FileWriter {
 public:
  Writer(MemoryFiles& files, Path path) : files_(files), path_(std::move(path)) {}
  [[nodiscard]] std::uint64_t size() const override {
    const std::scoped_lock lock(files_.mutex_);
    return files_.files_[path_].size();
  }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> into) override {
    const std::scoped_lock lock(files_.mutex_);
    const Bytes& bytes = files_.files_[path_];
    const std::size_t count =
        std::min(into.size(), bytes.size() - std::min<std::size_t>(offset, bytes.size()));
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), count, into.begin());
    return count;
  }
  Status append(ByteView bytes) override {
    const std::scoped_lock lock(files_.mutex_);
    MEND_CHECK(files_.check_room(path_, bytes.size()));
    Bytes& file = files_.files_[path_];
    file.insert(file.end(), bytes.begin(), bytes.end());
    return {};
  }
  Status clear() override {
    const std::scoped_lock lock(files_.mutex_);
    files_.files_[path_].clear();
    return {};
  }
  Status reserve(std::uint64_t bytes) override {
    const std::scoped_lock lock(files_.mutex_);
    return files_.check_room(path_, bytes);
  }
  Status place(const Path& to, FileMode) override { return files_.rename(path_, to); }

 private:
  MemoryFiles& files_;
  Path path_;
};

Result<std::unique_ptr<FileReader>> MemoryFiles::open_reader(const Path& path) {
  MEND_TRY(Bytes bytes, read(path, SIZE_MAX));
  return std::make_unique<Reader>(std::move(bytes));
}

Result<std::unique_ptr<FileWriter>> MemoryFiles::open_writer(const Path& path) {
  const std::scoped_lock lock(mutex_);
  if (!has(folders_, path.parent_path())) return missing(path.parent_path());
  files_.try_emplace(path);
  return std::make_unique<Writer>(*this, path);
}

Status MemoryFiles::check_room(const Path& path, std::uint64_t bytes) const {
  if (bytes <= capacity_ - std::min(capacity_, used())) return {};
  return fail(ErrorKind::no_space,
              "Cannot write \"" + path.string() + "\": the disk is full; free some space and try again.");
}

Status MemoryFiles::write_atomic(const Path& path, ByteView bytes, FileMode) {
  const std::scoped_lock lock(mutex_);
  if (!has(folders_, path.parent_path())) return missing(path.parent_path());
  MEND_CHECK(check_room(path, bytes.size()));
  files_[path] = Bytes(bytes.begin(), bytes.end());
  return {};
}

Status MemoryFiles::rename(const Path& from, const Path& to) {
  const std::scoped_lock lock(mutex_);
  if (const auto at = files_.find(from); at != files_.end()) {
    Bytes bytes = std::move(at->second);
    files_.erase(at);
    files_[to] = std::move(bytes);
    return {};
  }
  if (!folders_.contains(from)) return missing(from);
  std::map<Path, Bytes> moved;
  std::erase_if(files_, [&](auto& entry) {
    if (!is_below(entry.first, from)) return false;
    moved[to / entry.first.lexically_relative(from)] = std::move(entry.second);
    return true;
  });
  files_.merge(moved);
  std::set<Path> folders;
  for (const Path& folder : folders_) {
    if (folder == from) {
      folders.insert(to);
    } else if (is_below(folder, from)) {
      folders.insert(to / folder.lexically_relative(from));
    } else {
      folders.insert(folder);
    }
  }
  folders_ = std::move(folders);
  return {};
}

Status MemoryFiles::remove(const Path& path) {
  const std::scoped_lock lock(mutex_);
  files_.erase(path);
  return {};
}

Status MemoryFiles::remove_tree(const Path& path) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(files_,
                [&](const auto& entry) { return entry.first == path || is_below(entry.first, path); });
  std::erase_if(folders_, [&](const Path& folder) { return folder == path || is_below(folder, path); });
  return {};
}

Status MemoryFiles::make_folders(const Path& path) {
  const std::scoped_lock lock(mutex_);
  Path partial;
  for (const Path& piece : path) {
    partial /= piece;
    folders_.insert(partial);
  }
  return {};
}

Result<std::vector<std::string>> MemoryFiles::list_files(const Path& folder) {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [path, bytes] : files_) {
    if (path.parent_path() == folder && path.filename().string().front() != '.')
      names.push_back(path.filename());
  }
  return names;
}

Result<std::vector<std::string>> MemoryFiles::list_folders(const Path& folder) {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> names;
  for (const Path& path : folders_) {
    if (path != folder && path.parent_path() == folder && path.filename().string().front() != '.') {
      names.push_back(path.filename());
    }
  }
  return names;
}

bool MemoryFiles::exists(const Path& path) {
  const std::scoped_lock lock(mutex_);
  return files_.contains(path) || folders_.contains(path);
}

class MemoryFiles::Lock final : public FileLock {
 public:
  Lock(MemoryFiles& files, Path path) : files_(files), path_(std::move(path)) {}
  ~Lock() override {
    const std::scoped_lock lock(files_.mutex_);
    files_.locked_.erase(path_);
  }

 private:
  MemoryFiles& files_;
  Path path_;
};

Result<std::unique_ptr<FileLock>> MemoryFiles::lock(const Path& path) {
  const std::scoped_lock lock(mutex_);
  if (!has(folders_, path.parent_path())) return missing(path.parent_path());
  if (!locked_.insert(path).second) return std::unique_ptr<FileLock>();
  return std::make_unique<Lock>(*this, path);
}

Result<std::uint64_t> MemoryFiles::free_space(const Path&) {
  const std::scoped_lock lock(mutex_);
  return capacity_ - std::min(capacity_, used());
}

}  // namespace mend::base
