#pragma once

#include "content/base/files.h"
#include "content/library/item.h"
#include "content/library/policy.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mend::library {

/// The installed content: one committed generation, opened and verified. Does not change while open; open
/// anew after an import. May be read from several threads.
class Library {
 public:
  /// Verifies the generation named by `content_dir`/CURRENT: its metadata up to `pinned_root` (expiry set
  /// aside: it stops updates, never use), and its policy and manifests by their hashes. A damaged one
  /// gives way to the generation before. `not_found` when nothing was ever installed; refused when
  /// nothing that is there verifies. `files` must outlive the library.
  static base::Result<Library> open(base::Files& files, const base::Path& content_dir,
                                    base::ByteView pinned_root, const std::string& establishment);

  /// The read-only base set of the image: what there is before the first dock and when nothing else verifies.
  static base::Result<Library> open_base(base::Files& files, const base::Path& base_dir,
                                         base::ByteView pinned_root);
  /// True if it is the base set: then no answer can be sent.
  [[nodiscard]] bool is_base() const { return is_base_; }

  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  /// True if the generation named by CURRENT was damaged and an older one is open.
  [[nodiscard]] bool fell_back() const { return fell_back_; }
  [[nodiscard]] const Policy& policy() const { return policy_; }
  /// What the policy offers, in its order.
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  /// nullptr if the policy does not offer "org/id".
  [[nodiscard]] const Item* find(std::string_view name) const;

  /// A file of an item; length and hash are checked at each reading. Refused if it is damaged.
  [[nodiscard]] base::Result<base::Bytes> file(const Item& item, std::string_view path) const;
  /// True once a file turned out to be damaged: the next import should read all of them.
  [[nodiscard]] bool saw_damage() const { return *saw_damage_; }

 private:
  Library(base::Files& files, base::Path content_dir)
      : files_(&files), content_dir_(std::move(content_dir)) {}
  base::Status load(std::uint64_t generation, base::ByteView pinned_root, const std::string& establishment);

  base::Files* files_;
  base::Path content_dir_;
  std::uint64_t generation_ = 0;
  bool fell_back_ = false;
  bool is_base_ = false;
  std::shared_ptr<std::atomic<bool>> saw_damage_ = std::make_shared<std::atomic<bool>>(false);
  Policy policy_;
  std::vector<Item> items_;
};

}  // namespace mend::library
