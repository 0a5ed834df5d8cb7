#pragma once

#include "content/base/files.h"
#include "content/library/generation.h"
#include "content/trust/blob_copier.h"

#include <set>
#include <string>
#include <vector>

namespace mend::library {

/// How sure to be of blobs that are installed already.
enum class BlobCheck {
  lengths,  ///< the file is there and is as long as it should be
  hashes,   ///< all of it is read
};

/// The blobs of a content folder: blobs/sha256/ab/…, and partial/ for what is on its way.
class Shelf {
 public:
  /// `files` must outlive it.
  Shelf(base::Files& files, base::Path content_dir)
      : files_(files), content_dir_(std::move(content_dir)), copier_(files) {}

  base::Status prepare();

  /// Those of the generation that are not here whole, each once.
  std::vector<trust::Blob> missing(const std::vector<Item>& items, BlobCheck check);

  /// Removes what copying that was cut off left: it takes room, and bring begins anew.
  base::Status clear_parts();

  /// Copies them from below `drop`/blobs, each verified through the open file that it was written to, and
  /// many at once if they are many. Not synced: the caller's one Files::sync_all before the commit covers
  /// them too.
  base::Status bring(const base::Path& drop, const std::vector<trust::Blob>& missing);

  /// Removes every blob that is not in `keep`.
  base::Status sweep(const std::set<std::string>& keep);

  [[nodiscard]] std::size_t copied() const { return copied_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  base::Status bring_one(trust::BlobCopier& copier, const base::Path& drop, const trust::Blob& blob);
  bool is_here(const trust::Blob& blob, BlobCheck check);
  bool has_length(const trust::Blob& blob);

  base::Files& files_;
  base::Path content_dir_;
  trust::BlobCopier copier_;
  std::set<std::string> whole_;  ///< read from end to end by now: nobody else writes here, so once is enough
  std::size_t copied_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace mend::library
