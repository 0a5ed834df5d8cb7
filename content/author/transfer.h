#pragma once

#include "content/author/repository.h"

namespace mend::author {

struct TransferReport {
  std::size_t files = 0;    ///< copied now
  std::uint64_t bytes = 0;  ///< copied now
  std::size_t kept = 0;     ///< there already, or on the other side by its own word
  bool is_expired = false;  ///< the timestamp: devices will wait for a newer one
};

/// Reads everything that the repository lists: every target and every blob against its signed hash.
base::Result<TransferReport> verify_all(const Repository& repository, base::UnixMillis now);

/// Puts into `to` (a stick) what the other side lacks: all but what `to`/have.json says, which import leaves
/// there. Cut off anywhere, it goes on with what is missing; the timestamp comes last.
base::Result<TransferReport> export_repository(base::Files& files, const Repository& repository,
                                               const base::Path& to, base::UnixMillis now);

/// Brings a copy of the repository up to date from such a folder. All of it is verified from the copy's own
/// root, or for a new copy from `pinned`, and nothing may go back, before anything is replaced; expiry is the
/// devices' business. Afterwards `from`/have.json says what is here.
base::Result<TransferReport> import_repository(base::Files& files, const base::Path& from,
                                               const base::Path& copy, const base::Bytes* pinned,
                                               base::UnixMillis now, bool dry_run = false);

}  // namespace mend::author
