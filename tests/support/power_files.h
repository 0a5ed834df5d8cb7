#pragma once

#include "content/base/memory_files.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace mend::support {

/// A disk that remembers what was synced. Each primitive step (make, write a piece, rename, unlink, mkdir,
/// sync) is one operation; after `operations_left` of them the power is gone and every further one fails.
/// What a power cut leaves is then made with `after_power_cut`. As POSIX has it and no kinder: data are safe
/// after a sync of the file, names after a sync of their folder, all after sync_all.
class PowerFiles final : public base::Files {
 public:
  /// What of the unsynced survives. Real disks do any of these, and mixtures.
  enum class Loss {
    all,    ///< nothing
    none,   ///< everything
    data,   ///< names survive, contents do not: a file is there and empty, or half
    names,  ///< contents survive, changes of folders do not
    mixed,  ///< each file and folder decides for itself, by the seed
  };

  PowerFiles();
  /// Begins with these contents, all synced.
  explicit PowerFiles(const PowerFiles& before, Loss loss, std::uint32_t seed = 0);

  std::int64_t operations_left = INT64_MAX;
  std::int64_t operations = 0;

  base::Result<base::Bytes> read(const base::Path& path, std::size_t limit) override;
  base::Result<std::unique_ptr<base::FileReader>> open_reader(const base::Path& path) override;
  base::Result<std::unique_ptr<base::FileWriter>> open_writer(const base::Path& path) override;
  base::Status write_atomic(const base::Path& path, base::ByteView bytes, base::FileMode mode) override;
  base::Status write_unsynced(const base::Path& path, base::ByteView bytes, base::FileMode mode) override;
  base::Status sync_all(const base::Path& folder) override;
  base::Status remove_unfinished(const base::Path& folder) override;
  base::Status rename(const base::Path& from, const base::Path& to) override;
  base::Status remove(const base::Path& path) override;
  base::Status remove_tree(const base::Path& path) override;
  base::Status make_folders(const base::Path& path) override;
  base::Result<std::vector<std::string>> list_files(const base::Path& folder) override;
  base::Result<std::vector<std::string>> list_folders(const base::Path& folder) override;
  [[nodiscard]] bool exists(const base::Path& path) override { return find(path) != nullptr; }
  base::Result<std::uint64_t> free_space(const base::Path&) override { return UINT64_MAX; }

 private:
  struct Node;
  using NodePtr = std::shared_ptr<Node>;
  using Entries = std::map<std::string, NodePtr>;
  struct Node {
    bool is_folder = false;
    base::Bytes data, synced_data;
    Entries entries, synced_entries;
  };
  class Writer;

  /// One operation; fails once the power is gone.
  base::Status step();
  [[nodiscard]] NodePtr find(const base::Path& path) const;
  base::Result<NodePtr> folder(const base::Path& path) const;
  base::Status move(const base::Path& from, const base::Path& to);
  base::Status unlink_all(const NodePtr& folder);
  base::Status sync(Node& node);
  static void sync_below(Node& node);
  static NodePtr survive(const NodePtr& node, Loss loss, std::uint32_t& seed);
  base::Result<std::vector<std::string>> list(const base::Path& path, bool folders) const;

  NodePtr root_;
};

}  // namespace mend::support
