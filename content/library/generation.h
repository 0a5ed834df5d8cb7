#pragma once

#include "content/base/files.h"
#include "content/library/selection.h"
#include "content/trust/metadata.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mend::library {

/// The signed metadata that a generation keeps, byte for byte, by file name below metadata/: roots after the
/// pinned one ("2.root.json"), timestamp, snapshot, targets and every delegated role that was needed.
using SignedMetadata = std::map<std::string, base::Bytes>;

/// A manifest of the generation before, with the metadata that it was verified by: what the policy offers
/// while the role that should vouch for it cannot be trusted, or its newest version cannot be had.
struct Carried {
  SignedMetadata metadata;
  SignedFile manifest;
  Item item;
};

/// All that a generation holds.
struct Generation {
  Selection selection;
  SignedMetadata metadata;
  std::map<std::string, Carried> carried;  ///< by name
  /// What is shown: of the selection and carried, in the order of the policy.
  [[nodiscard]] std::vector<Item> items() const;
  /// The same policy, manifests and untrusted names: nothing to install.
  [[nodiscard]] bool same_content(const Generation& other) const;
};

/// Writes a generation's files below `folder`, which must not exist. Durable after Files::sync_all.
base::Status write_generation(base::Files& files, const base::Path& folder, const Generation& generation);

/// Reads a generation and verifies it up to the pinned root, delegated roles too. Expiry is set aside.
/// Refused if anything is missing that was there when it was written.
base::Result<Generation> read_generation(base::Files& files, const base::Path& folder,
                                         base::ByteView pinned_root, const std::string& establishment);

base::Path generation_folder(const base::Path& content_dir, std::uint64_t number);
base::Path blob_file(const base::Path& content_dir, std::string_view sha256);

/// What CURRENT holds for a generation: its number, and a hash of it, so that a digit that was lost or changed
/// makes it no other number.
std::string current_line(std::uint64_t number);

/// The number in CURRENT; nothing if the file is missing or damaged.
std::optional<std::uint64_t> current_generation(base::Files& files, const base::Path& content_dir);

/// The numbers of the generations that are there, highest first.
base::Result<std::vector<std::uint64_t>> generations(base::Files& files, const base::Path& content_dir);

}  // namespace mend::library
