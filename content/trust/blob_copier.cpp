#include "content/trust/blob_copier.h"

#include "content/base/hash.h"

#include <algorithm>

namespace mend::trust {

namespace {

/// Below this the file system finds room just as well at the first write.
constexpr std::uint64_t worth_reserving = 1024 * 1024;
/// What copy moves before it hashes it.
constexpr std::uint64_t step = 8 * 1024 * 1024;

/// One try: hashes what is there, then what comes.
class Try final : public Sink {
 public:
  Try(base::FileWriter& file, const Blob& blob) : file_(file), blob_(blob) {}

  base::Status hash_prefix(base::Bytes& piece) {
    if (file_.size() > blob_.length) MEND_CHECK(file_.clear());
    resumed_ = file_.size();
    for (std::uint64_t at = 0; at < resumed_;) {
      const std::size_t wanted =
          static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), resumed_ - at));
      MEND_TRY(const std::size_t got, file_.read_at(at, std::span(piece).first(wanted)));
      if (got == 0) return base::fail(base::ErrorKind::unavailable, "A file shrank while it was read.");
      hash_.add(base::ByteView(piece).first(got));
      at += got;
    }
    return {};
  }

  base::Status begin(std::uint64_t offset) override {
    if (offset == file_.size()) return reserve();
    if (offset != 0) return base::refused("The other side sent another part of the file than was asked for.");
    resumed_ = 0;
    hash_ = base::Sha256Stream();
    MEND_CHECK(file_.clear());
    return reserve();
  }

  base::Status take(base::ByteView bytes) override {
    if (bytes.size() > blob_.length - file_.size()) {
      return base::refused("The content file " + blob_.sha256 + " is longer than the " +
                           std::to_string(blob_.length) + " bytes that were signed; it was not kept.");
    }
    hash_.add(bytes);
    came_ += bytes.size();
    return file_.append(bytes);
  }

  [[nodiscard]] bool is_right() { return base::hex(hash_.finish()) == blob_.sha256; }
  [[nodiscard]] bool resumed() const { return resumed_ > 0; }
  [[nodiscard]] std::uint64_t came() const { return came_; }

 private:
  base::Status reserve() {
    const std::uint64_t more = blob_.length - file_.size();
    return more >= worth_reserving ? file_.reserve(more) : base::Status();
  }

  base::FileWriter& file_;
  const Blob& blob_;
  base::Sha256Stream hash_;
  std::uint64_t resumed_ = 0;
  std::uint64_t came_ = 0;
};

}  // namespace

bool BlobCopier::is_whole(const base::Path& path, const Blob& blob) {
  const auto reader = files_.open_reader(path);
  if (!reader || (*reader)->size() != blob.length) return false;
  base::Sha256Stream hash;
  std::uint64_t length = 0;
  while (true) {
    const auto got = (*reader)->read(piece_);
    if (!got) return false;
    if (*got == 0) break;
    length += *got;
    hash.add(base::ByteView(piece_).first(*got));
  }
  return length == blob.length && base::hex(hash.finish()) == blob.sha256;
}

base::Status BlobCopier::copy(base::FileReader& from, const BlobPlace& place, const Blob& blob) {
  const auto wrong = [&](const char* why) {
    static_cast<void>(files_.remove(place.part));
    return base::refused("The content file " + blob.sha256 + " is " + why + "; the update is refused.");
  };
  if (from.size() > blob.length) return wrong("larger than was signed");
  MEND_TRY(const auto file, files_.open_writer(place.part));
  MEND_CHECK(file->clear());
  if (blob.length >= worth_reserving) MEND_CHECK(file->reserve(blob.length));
  base::Sha256Stream hash;
  std::uint64_t hashed = 0;
  while (hashed < blob.length) {
    MEND_TRY(const std::uint64_t came,
             file->append_from(from, std::min<std::uint64_t>(step, blob.length - hashed)));
    if (came == 0) return wrong("shorter than was signed");
    // While the piece is warm.
    for (const std::uint64_t end = hashed + came; hashed < end;) {
      const std::size_t wanted =
          static_cast<std::size_t>(std::min<std::uint64_t>(piece_.size(), end - hashed));
      MEND_TRY(const std::size_t got, file->read_at(hashed, std::span(piece_).first(wanted)));
      if (got == 0) return base::fail(base::ErrorKind::unavailable, "A file shrank while it was read.");
      hash.add(base::ByteView(piece_).first(got));
      hashed += got;
    }
  }
  if (base::hex(hash.finish()) != blob.sha256) return wrong("not what was signed");
  return file->place(place.blob, place.mode);
}

base::Result<std::uint64_t> BlobCopier::bring(Fetcher& from, const std::string& path, const BlobPlace& place,
                                              const Blob& blob) {
  MEND_TRY(const auto file, files_.open_writer(place.part));
  std::uint64_t came = 0;
  while (true) {
    Try attempt(*file, blob);
    MEND_CHECK(attempt.hash_prefix(piece_));
    if (file->size() < blob.length || blob.length == 0) {
      const base::Status fetched = from.fetch_from(path, file->size(), blob.length, attempt);
      came += attempt.came();
      if (!fetched) {
        // Trouble may pass; more than was signed will not.
        if (fetched.error().kind == base::ErrorKind::refused) static_cast<void>(files_.remove(place.part));
        return base::fail(fetched.error());
      }
    }
    if (file->size() < blob.length) {
      return base::fail(base::ErrorKind::unavailable, "The content file " + blob.sha256 +
                                                          " ended early; the rest is fetched the next time.");
    }
    if (attempt.is_right()) break;
    // What lay there from before may be to blame, but only once.
    if (!attempt.resumed()) {
      static_cast<void>(files_.remove(place.part));
      return base::refused("The content file " + blob.sha256 + " is not what was signed; it was not kept.");
    }
    MEND_CHECK(file->clear());
  }
  MEND_CHECK(file->place(place.blob, place.mode));
  return came;
}

}  // namespace mend::trust
