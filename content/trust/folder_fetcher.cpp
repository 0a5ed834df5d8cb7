#include "content/trust/folder_fetcher.h"

#include "content/trust/store.h"

namespace mend::trust {

base::Result<base::Bytes> Fetcher::fetch_named(std::string_view folder, std::string_view name,
                                               std::size_t limit) {
  return fetch(std::string(folder) + percent_encode(name), limit);
}

base::Status Fetcher::fetch_from(std::string_view path, std::uint64_t, std::uint64_t limit, Sink& sink) {
  MEND_TRY(const base::Bytes bytes, fetch(path, limit));
  MEND_CHECK(sink.begin(0));
  return sink.take(bytes);
}

base::Result<base::Path> FolderFetcher::place_of(std::string_view path) const {
  base::Path place = folder_;
  std::string_view rest = path;
  while (true) {
    const std::size_t slash = rest.find('/');
    const std::string_view name = rest.substr(0, slash);
    // Names come from signed metadata, yet nothing may ever be read from outside the folder.
    if (name.empty() || name == "." || name == ".." || name.find('\0') != std::string_view::npos) {
      return base::refused("\"" + std::string(path) + "\" cannot be a file of a repository.");
    }
    place /= name;
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  return place;
}

base::Result<base::Bytes> FolderFetcher::fetch(std::string_view path, std::size_t limit) {
  MEND_TRY(const base::Path place, place_of(path));
  return files_.read(place, limit);
}

base::Status FolderFetcher::fetch_from(std::string_view path, std::uint64_t, std::uint64_t limit,
                                       Sink& sink) {
  MEND_TRY(const base::Path place, place_of(path));
  MEND_TRY(const auto reader, files_.open_reader(place));
  if (reader->size() > limit) {
    return base::refused("\"" + place.string() + "\" is larger than the " + std::to_string(limit) +
                         " bytes that it may have.");
  }
  MEND_CHECK(sink.begin(0));
  std::uint64_t given = 0;
  while (true) {
    MEND_TRY(const std::size_t got, reader->read(piece_));
    if (got == 0) return {};
    given += got;
    if (given > limit) return base::refused("\"" + place.string() + "\" grew while it was read.");
    MEND_CHECK(sink.take(base::ByteView(piece_).first(got)));
  }
}

}  // namespace mend::trust
