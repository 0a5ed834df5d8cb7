#pragma once

#include "content/base/files.h"
#include "content/trust/fetcher.h"
#include "content/trust/limits.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::trust {

struct MirrorOptions {
  /// The root to begin from. Without it the repository's own 1.root.json is believed: the courier is not
  /// trusted anyway, and the kiosk verifies all from its own pinned root.
  std::optional<base::Bytes> root;
  /// Only what this establishment's policy offers; empty: what any policy offers.
  std::string establishment;
  /// Bytes that must stay free on the disk.
  std::uint64_t reserve = 16ull * 1024 * 1024;
  Limits limits;
};

struct MirrorReport {
  std::size_t files = 0;    ///< fetched now
  std::uint64_t bytes = 0;  ///< fetched now
  /// Why something that a policy offers was left out: its role could not be trusted, or it is not what it
  /// should be. One sentence each, and its code for staff.
  std::vector<base::Error> left_out;
  /// "unchanged" or "fetched N files, M bytes".
  [[nodiscard]] std::string text() const;
};

/// The courier's side: brings `drop` (metadata/, targets/, blobs/, partial/ for what is on its way, and
/// state/ for the courier's own store) up to date with a repository whose base is `repository` (its
/// metadata/, targets/ and blobs/).
///
/// Fetches only what is missing or damaged, and the rest of what was cut off; each file is whole or absent,
/// and the timestamp comes last, so whoever reads the folder never sees metadata that names missing files.
/// What no policy offers any more is removed, and so is what it withdraws. A delegated role that is refused
/// or missing costs only what it covers; a manifest or blob that is refused or missing, only its module. Old
/// content goes before the new is whole only where that makes the space. May be cut off anywhere and called again. Expiry is the kiosk's
/// business, not the courier's.
base::Result<MirrorReport> mirror_to_drop(Fetcher& repository, base::Files& files, const base::Path& drop,
                                          const MirrorOptions& options);

}  // namespace mend::trust
