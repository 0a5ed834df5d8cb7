#include "content/library/shelf.h"

#include <atomic>
#include <thread>

namespace mend::library {

namespace {
constexpr std::uint64_t worth_a_thread = 16 * 1024 * 1024;
}

base::Status Shelf::prepare() {
  MEND_CHECK(files_.make_folders(content_dir_ / "blobs" / "sha256"));
  return files_.make_folders(content_dir_ / "partial");
}

bool Shelf::is_here(const trust::Blob& blob, BlobCheck check) {
  if (check == BlobCheck::lengths || whole_.contains(blob.sha256)) return has_length(blob);
  if (!copier_.is_whole(blob_file(content_dir_, blob.sha256), blob)) return false;
  whole_.insert(blob.sha256);
  return true;
}

bool Shelf::has_length(const trust::Blob& blob) {
  const auto reader = files_.open_reader(blob_file(content_dir_, blob.sha256));
  return reader && (*reader)->size() == blob.length;
}

base::Status Shelf::clear_parts() {
  const base::Path partial = content_dir_ / "partial";
  MEND_TRY(const std::vector<std::string> parts, files_.list_files(partial));
  for (const std::string& part : parts) MEND_CHECK(files_.remove(partial / part));
  return {};
}

std::vector<trust::Blob> Shelf::missing(const std::vector<Item>& items, BlobCheck check) {
  std::vector<trust::Blob> missing;
  std::set<std::string> seen;
  for (const Item& item : items) {
    for (const ContentFile& file : item.files) {
      if (!seen.insert(file.sha256).second) continue;
      const trust::Blob blob{file.sha256, file.length};
      if (!is_here(blob, check)) missing.push_back(blob);
    }
  }
  return missing;
}

base::Status Shelf::bring(const base::Path& drop, const std::vector<trust::Blob>& missing) {
  if (missing.empty()) return {};
  std::set<base::Path> folders;
  std::uint64_t bytes = 0;
  for (const trust::Blob& blob : missing) {
    const base::Path place = blob_file(content_dir_, blob.sha256);
    if (folders.insert(place.parent_path()).second) MEND_CHECK(files_.make_folders(place.parent_path()));
    bytes += blob.length;
  }
  // Hashing takes as long as copying: two hands halve it. For a few pages no thread is worth its making.
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  const auto work = [&](trust::BlobCopier& copier) -> base::Status {
    while (!failed) {
      const std::size_t at = next++;
      if (at >= missing.size()) break;
      if (auto brought = bring_one(copier, drop, missing[at]); !brought) {
        failed = true;
        return brought;
      }
    }
    return {};
  };
  if (bytes < worth_a_thread || missing.size() < 2) {
    MEND_CHECK(work(copier_));
  } else {
    base::Status helped;
    {
      const std::jthread helper([&] {
        trust::BlobCopier copier(files_);
        helped = work(copier);
      });
      const base::Status own = work(copier_);
      if (!own) return own;
    }
    MEND_CHECK(helped);
  }
  copied_ += missing.size();
  bytes_ += bytes;
  return {};
}

base::Status Shelf::bring_one(trust::BlobCopier& copier, const base::Path& drop, const trust::Blob& blob) {
  MEND_TRY(const auto reader, files_.open_reader(drop / "blobs" / trust::blob_path(blob.sha256)));
  return copier.copy(*reader,
                     {content_dir_ / "partial" / (blob.sha256 + ".part"),
                      blob_file(content_dir_, blob.sha256), base::FileMode::immutable},
                     blob);
}

base::Status Shelf::sweep(const std::set<std::string>& keep) {
  const base::Path root = content_dir_ / "blobs" / "sha256";
  MEND_TRY(const std::vector<std::string> folders, files_.list_folders(root));
  for (const std::string& folder : folders) {
    MEND_CHECK(files_.remove_unfinished(root / folder));
    MEND_TRY(const std::vector<std::string> names, files_.list_files(root / folder));
    for (const std::string& name : names) {
      if (!keep.contains(name)) MEND_CHECK(files_.remove(root / folder / name));
    }
  }
  return {};
}

}  // namespace mend::library
