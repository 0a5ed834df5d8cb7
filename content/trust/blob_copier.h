#pragma once

#include "content/base/files.h"
#include "content/trust/fetcher.h"
#include "content/trust/offers.h"

#include <string>

namespace mend::trust {

/// Where a blob goes and where it grows.
struct BlobPlace {
  base::Path part;  ///< what there is of it; goes on there after an interruption
  base::Path blob;
  base::FileMode mode = base::FileMode::shared_read;
};

/// Brings blobs piece by piece, whatever their length; never a whole one in memory. For one thread.
class BlobCopier {
 public:
  /// `files` must outlive it.
  explicit BlobCopier(base::Files& files) : files_(files) {}

  /// True if the file has the blob's length and hash.
  bool is_whole(const base::Path& path, const Blob& blob);

  /// Copies a blob that lies on this machine: the bytes go straight into place.part, and what stands there is
  /// then verified through the same open file, so that no later change of `from` matters. Moved and durable
  /// as by bring. Refused if it is not the blob.
  base::Status copy(base::FileReader& from, const BlobPlace& place, const Blob& blob);

  /// Fetches what is missing of the blob at `path` into place.part, verifies the whole of it as it goes
  /// through the one open file, and moves it to place.blob: durable only after Files::sync_all. After trouble
  /// on the way the part stays, and the next call goes on behind it; a part that turns out to be wrong is
  /// begun anew once. The folders must exist. The number of bytes that came.
  base::Result<std::uint64_t> bring(Fetcher& from, const std::string& path, const BlobPlace& place,
                                    const Blob& blob);

 private:
  base::Files& files_;
  base::Bytes piece_ = base::Bytes(256 * 1024);
};

}  // namespace mend::trust
