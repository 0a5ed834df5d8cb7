#include "content/author/source_files.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace mend::author {

namespace {

namespace fs = std::filesystem;

base::Status look_at(const base::Path& folder, int depth) {
  if (depth > 8)
    return base::refused("\"" + folder.string() + "\" lies too deep; use the folders of docs/authoring.md.");
  std::error_code code;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    if (!at->path().filename().string().starts_with('.')) entries.push_back(*at);
  }
  // Whoever reads it next says why a folder cannot be read.
  if (code) return {};
  std::sort(entries.begin(), entries.end());
  for (const fs::directory_entry& entry : entries) {
    const fs::file_status status = entry.symlink_status(code);
    const std::string name = "\"" + entry.path().string() + "\"";
    if (fs::is_symlink(status))
      return base::refused(name + " is a link, which would be left out; put the file itself in its place.");
    if (fs::is_directory(status)) {
      MEND_CHECK(look_at(entry.path(), depth + 1));
    } else if (!fs::is_regular_file(status)) {
      return base::refused(
          name + " is not a file (a pipe or a device), so it would be left out; put a file in its place.");
    }
  }
  return {};
}

}  // namespace

base::Status check_source_files(const base::Path& folder) {
  return look_at(folder, 0);
}

}  // namespace mend::author
