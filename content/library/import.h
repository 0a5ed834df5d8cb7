#pragma once

#include "content/base/clock.h"
#include "content/base/files.h"
#include "content/library/shelf.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mend::library {

enum class ImportOutcome {
  nothing_there,  ///< the drop folder holds no metadata yet
  unchanged,      ///< verified, and what is installed is the same already
  installed,      ///< a new generation is current
};

struct ImportReport {
  ImportOutcome outcome = ImportOutcome::nothing_there;
  std::uint64_t generation = 0;  ///< current now; 0 for none
  std::size_t items = 0;         ///< modules and forms in it
  std::size_t blobs_copied = 0;
  std::uint64_t bytes_copied = 0;
  /// What the policy offers and this device does not show, or not in its newest version: one sentence each,
  /// and the code of the refusal where there was one.
  std::vector<base::Error> notices;
};

struct ImportOptions {
  /// How sure to be of what is installed. With `lengths` a damaged blob is not noticed here.
  BlobCheck check = BlobCheck::hashes;
  /// Bytes that must stay free on the disk after the import.
  std::uint64_t reserve = 16ull * 1024 * 1024;
};

/// Verifies what the courier left in `drop` with the whole of TUF, from `pinned_root` and with a store of
/// its own in `content_dir`/trust, and installs what the policy of `establishment` offers as a new
/// generation. The one commit point is the rename of `content_dir`/CURRENT; the generation before stays.
///
/// On any refusal or trouble, also a power cut at any instant, the content that was current stays so, and
/// the message names the reason (which role, which version, what was expected). One import at a time.
base::Result<ImportReport> import_drop(base::Files& files, const base::Path& drop,
                                       const base::Path& content_dir, base::ByteView pinned_root,
                                       const std::string& establishment, base::UnixMillis now,
                                       const ImportOptions& options = {});

}  // namespace mend::library
