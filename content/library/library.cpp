#include "content/library/library.h"

#include "content/base/hash.h"
#include "content/library/base_set.h"
#include "content/library/generation.h"

#include <algorithm>

namespace mend::library {

base::Result<Library> Library::open(base::Files& files, const base::Path& content_dir,
                                    base::ByteView pinned_root, const std::string& establishment) {
  MEND_TRY(std::vector<std::uint64_t> candidates, generations(files, content_dir));
  if (const auto current = current_generation(files, content_dir)) {
    // A higher one was never committed.
    std::erase_if(candidates, [&](std::uint64_t number) { return number > *current; });
    if (candidates.empty() || candidates.front() != *current) candidates.insert(candidates.begin(), *current);
  }
  base::Error first{base::ErrorKind::not_found,
                    "No content is installed yet; connect the device to its dock."};
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Library library(files, content_dir);
    const base::Status loaded = library.load(candidates[i], pinned_root, establishment);
    if (loaded) {
      library.fell_back_ = i > 0;
      return library;
    }
    if (i == 0) {
      first = {base::ErrorKind::refused, "The installed content is damaged: " + loaded.error().message};
    }
  }
  return base::fail(first);
}

base::Result<Library> Library::open_base(base::Files& files, const base::Path& base_dir,
                                         base::ByteView pinned_root) {
  const auto number = current_generation(files, base_dir);
  if (!number) {
    return base::fail(base::ErrorKind::not_found,
                      "\"" + base_dir.string() + "\" holds no base set; make one with mend-base-set.");
  }
  MEND_TRY(const Generation generation,
           read_generation(files, generation_folder(base_dir, *number), pinned_root, base_establishment));
  MEND_CHECK(check_base_set(generation));
  Library library(files, base_dir);
  library.generation_ = *number;
  library.is_base_ = true;
  library.policy_ = generation.selection.policy;
  library.items_ = generation.items();
  return library;
}

base::Status Library::load(std::uint64_t generation, base::ByteView pinned_root,
                           const std::string& establishment) {
  MEND_TRY(Generation loaded,
           read_generation(*files_, generation_folder(content_dir_, generation), pinned_root, establishment));
  generation_ = generation;
  items_ = loaded.items();
  policy_ = std::move(loaded.selection.policy);
  return {};
}

const Item* Library::find(std::string_view name) const {
  const auto at =
      std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.name() == name; });
  return at == items_.end() ? nullptr : &*at;
}

base::Result<base::Bytes> Library::file(const Item& item, std::string_view path) const {
  const ContentFile* file = item.find(path);
  if (file == nullptr) {
    return base::fail(base::ErrorKind::not_found,
                      "\"" + item.name() + "\" has no file \"" + std::string(path) + "\".");
  }
  auto bytes = files_->read(blob_file(content_dir_, file->sha256), file->length);
  if (!bytes || bytes->size() != file->length || base::sha256_hex(*bytes) != file->sha256) {
    *saw_damage_ = true;
    if (!bytes && bytes.error().kind == base::ErrorKind::unavailable) return base::fail(bytes.error());
    return base::refused("\"" + file->path + "\" of \"" + item.name() +
                         "\" is damaged on this device; connect the device to its dock.");
  }
  return std::move(*bytes);
}

}  // namespace mend::library
