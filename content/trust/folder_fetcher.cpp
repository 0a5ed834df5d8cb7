#include "content/trust/folder_fetcher.h"

#include "content/trust/store.h"

namespace mend::trust {

base::Result<base::Bytes> Fetcher::fetch_named(std::string_view folder, std::string_view name,
                                               std::size_t limit) {
  return fetch(std::string(folder) + percent_encode(name), limit);
}

base::Result<base::Bytes> FolderFetcher::fetch(std::string_view path, std::size_t limit) {
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
  return files_.read(place, limit);
}

}  // namespace mend::trust
