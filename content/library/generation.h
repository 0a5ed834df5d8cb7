#pragma once

#include "content/base/files.h"
#include "content/library/item.h"
#include "content/library/policy.h"
#include "content/trust/metadata.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mend::library {

/// A signed file and the target path that it is signed under.
struct SignedFile {
  std::string path;
  base::Bytes bytes;
};

/// What one establishment gets: its policy, and the newest manifest of each thing that the policy offers.
struct Selection {
  Policy policy;
  std::vector<Item> items;        ///< in the order of the policy
  std::vector<SignedFile> files;  ///< the policy, then the manifests
};

/// Where the bytes of a target come from; they must have been checked against the target's hashes.
using TargetReader =
    std::function<base::Result<base::Bytes>(const std::string& path, const trust::TargetFile&)>;

/// Refuses if the policy is missing, or offers what is not published, or a manifest is not what its path
/// says.
base::Result<Selection> select(const trust::Targets& targets, const std::string& establishment,
                               const TargetReader& read);

/// The signed metadata that a generation keeps, byte for byte: enough to verify it without a network.
struct SignedMetadata {
  std::vector<base::Bytes> roots;  ///< those after the pinned root, in order
  std::int64_t first_root_version = 0;
  base::Bytes timestamp;
  base::Bytes snapshot;
  base::Bytes targets;
};

/// Writes a generation's files below `folder`, which must not exist.
base::Status write_generation(base::Files& files, const base::Path& folder, const SignedMetadata& metadata,
                              const Selection& selection);

/// Reads a generation and verifies it up to the pinned root. Expiry is set aside.
base::Result<Selection> read_generation(base::Files& files, const base::Path& folder,
                                        base::ByteView pinned_root, const std::string& establishment);

base::Path generation_folder(const base::Path& content_dir, std::uint64_t number);
base::Path blob_file(const base::Path& content_dir, std::string_view sha256);

/// The number in CURRENT; nothing if the file is missing or damaged.
std::optional<std::uint64_t> current_generation(base::Files& files, const base::Path& content_dir);

/// The numbers of the generations that are there, highest first.
base::Result<std::vector<std::uint64_t>> generations(base::Files& files, const base::Path& content_dir);

}  // namespace mend::library
