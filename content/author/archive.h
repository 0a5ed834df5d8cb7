#pragma once

#include "content/base/bytes.h"

#include <functional>
#include <string>
#include <vector>

namespace mend::author {

/// One plain file of an archive.
struct ArchiveMember {
  std::string name;
  base::ByteView bytes;
};

/// A ustar archive of plain files in this order, without times, owners or padding: the same members give the
/// same bytes. Refuses a name that ustar cannot hold.
base::Result<base::Bytes> write_archive(const std::vector<ArchiveMember>& members);

/// Gives each member in turn; the bytes are within `file`. Refuses everything but plain files in the ustar
/// format under names of [A-Za-z0-9._-] and "/" that stay inside, names that come twice, a member that is cut
/// off, and more than `most` members. Nothing is unpacked or decompressed.
base::Status read_archive(base::ByteView file, const std::string& what, std::size_t most,
                          const std::function<base::Status(const ArchiveMember&)>& take);

}  // namespace mend::author
