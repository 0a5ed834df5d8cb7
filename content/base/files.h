#pragma once

#include "content/base/bytes.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mend::base {

using Path = std::filesystem::path;

/// Who may read a file that we write.
enum class FileMode : unsigned {
  private_file = 0600,
  shared_read = 0644,
  immutable = 0444,
};

/// A file that is read from its beginning, piece by piece.
class FileReader {
 public:
  virtual ~FileReader() = default;
  /// Its length when it was opened.
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// The next bytes; 0 at the end.
  virtual Result<std::size_t> read(std::span<std::uint8_t> into) = 0;
};

/// A file that grows at its end, piece by piece: one open file from first to last, so that nobody can put
/// another in its place on the way. Outlives a power cut only after Files::sync_all.
class FileWriter {
 public:
  virtual ~FileWriter() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Bytes that are in the file already; 0 at its end.
  virtual Result<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> into) = 0;
  virtual Status append(ByteView bytes) = 0;
  /// Appends at most `most` bytes that the reader gives next, inside the kernel where that can be; how many.
  virtual Result<std::uint64_t> append_from(FileReader& from, std::uint64_t most);
  /// Empties it.
  virtual Status clear() = 0;
  /// Takes room on the disk for so many bytes more, where the file system can; no_space if there is none.
  virtual Status reserve(std::uint64_t bytes) = 0;
  /// Gives the file its mode and moves it to `to`, replacing what is there. The last call.
  virtual Status place(const Path& to, FileMode mode) = 0;
};

/// Held until it goes, also with its process.
class FileLock {
 public:
  FileLock() = default;
  virtual ~FileLock() = default;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
};

/// The narrow seam to the disk. Every message names the file and what to do.
/// One object may be used from several threads; two writers of one path must agree between themselves.
class Files {
 public:
  virtual ~Files() = default;

  /// The whole file. Refuses one that is longer than `limit` bytes or is not a regular file.
  virtual Result<Bytes> read(const Path& path, std::size_t limit) = 0;

  /// Afterwards, also after a power cut, `path` holds either all of `bytes` or what it held before:
  /// temporary file in the same folder, fsync, rename, fsync of the folder. The folder must exist.
  virtual Status write_atomic(const Path& path, ByteView bytes, FileMode mode) = 0;

  /// Opens a regular file for reading in pieces, whatever its length.
  virtual Result<std::unique_ptr<FileReader>> open_reader(const Path& path) = 0;
  /// Opens the file, or makes an empty one (mode 0600), for writing at its end. The folder must exist.
  virtual Result<std::unique_ptr<FileWriter>> open_writer(const Path& path) = 0;

  /// Like write_atomic, but outlives a power cut only after sync_all: for many files that nothing names yet.
  virtual Status write_unsynced(const Path& path, ByteView bytes, FileMode mode) {
    return write_atomic(path, bytes, mode);
  }

  /// Makes everything durable that was written to the file system that holds `folder`.
  virtual Status sync_all(const Path& folder) {
    static_cast<void>(folder);
    return {};
  }

  /// Removes what a write that was cut off left directly in `folder`. Nobody may be writing there.
  virtual Status remove_unfinished(const Path& folder) {
    static_cast<void>(folder);
    return {};
  }

  /// Moves within one file system, replacing `to`, and syncs both folders.
  virtual Status rename(const Path& from, const Path& to) = 0;

  /// Removes a file; a file that is not there is success. Syncs the folder.
  virtual Status remove(const Path& path) = 0;

  /// Removes a folder with all that is in it; one that is not there is success.
  virtual Status remove_tree(const Path& path) = 0;

  /// Makes a folder and its parents, mode 0750 less the umask: the kiosk (mask 0077) lets nobody in, the
  /// courier (mask 0027) lets its group, which is the kiosk, into the folders that it makes in the drop
  /// folder.
  virtual Status make_folders(const Path& path) = 0;

  /// Names (not paths) of the regular files directly in a folder, sorted. A folder that is not there is
  /// empty. Hidden names (those that begin with a dot) are left out: they are unfinished writes.
  virtual Result<std::vector<std::string>> list_files(const Path& folder) = 0;
  /// The same for the folders directly in a folder.
  virtual Result<std::vector<std::string>> list_folders(const Path& folder) = 0;

  [[nodiscard]] virtual bool exists(const Path& path) = 0;

  /// Bytes that an unprivileged writer can still put on the file system that holds `path`.
  virtual Result<std::uint64_t> free_space(const Path& path) = 0;

  /// Makes the file if there is none, and takes its lock; null while somebody else has it. Files that have one
  /// user only need none.
  virtual Result<std::unique_ptr<FileLock>> lock(const Path& path) {
    static_cast<void>(path);
    return std::make_unique<FileLock>();
  }

  /// Bytes of the disk that a file takes now, those that were reserved for it among them; 0 if it is not there.
  virtual std::uint64_t space_taken(const Path& path) {
    const auto reader = open_reader(path);
    return reader ? (*reader)->size() : 0;
  }
};

/// True if `name` can be one path component that comes from outside: 1–128 characters of
/// [A-Za-z0-9._-], not beginning with a dot.
bool is_safe_name(std::string_view name);
/// True if it is such names with "/" between them.
bool is_safe_path(std::string_view path);

}  // namespace mend::base
