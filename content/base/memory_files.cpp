#include "content/base/memory_files.h"

#include <algorithm>

namespace mend::base {

namespace {

bool is_below(const Path& path, const Path& folder) {
  const auto [in_folder, in_path] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end() && in_path != path.end();
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

Status MemoryFiles::write_atomic(const Path& path, ByteView bytes, FileMode) {
  const std::scoped_lock lock(mutex_);
  if (!folders_.contains(path.parent_path())) return missing(path.parent_path());
  if (bytes.size() > capacity_ - std::min(capacity_, used())) {
    return fail(ErrorKind::no_space,
                "Cannot write \"" + path.string() + "\": the disk is full; free some space and try again.");
  }
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
  std::erase_if(files_, [&](const auto& entry) { return entry.first == path || is_below(entry.first, path); });
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
    if (path.parent_path() == folder && path.filename().string().front() != '.') names.push_back(path.filename());
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

Result<std::uint64_t> MemoryFiles::free_space(const Path&) {
  const std::scoped_lock lock(mutex_);
  return capacity_ - std::min(capacity_, used());
}

}  // namespace mend::base
