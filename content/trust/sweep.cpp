#include "content/trust/sweep.h"

namespace mend::trust {

namespace {

constexpr int deepest = 8;

base::Status add_folders(base::Files& files, const base::Path& folder, int depth,
                         std::vector<base::Path>& folders) {
  folders.push_back(folder);
  if (depth >= deepest) return {};
  MEND_TRY(const std::vector<std::string> names, files.list_folders(folder));
  for (const std::string& name : names) MEND_CHECK(add_folders(files, folder / name, depth + 1, folders));
  return {};
}

}  // namespace

base::Result<std::vector<base::Path>> unwanted_files(base::Files& files, const base::Path& folder,
                                                     const std::set<base::Path>& wanted) {
  std::vector<base::Path> folders;
  MEND_CHECK(add_folders(files, folder, 0, folders));
  std::vector<base::Path> unwanted;
  for (const base::Path& each : folders) {
    MEND_TRY(const std::vector<std::string> names, files.list_files(each));
    for (const std::string& name : names) {
      if (!wanted.contains(each / name)) unwanted.push_back(each / name);
    }
  }
  return unwanted;
}

base::Status sweep(base::Files& files, const base::Path& folder, const std::set<base::Path>& wanted) {
  std::vector<base::Path> folders;
  MEND_CHECK(add_folders(files, folder, 0, folders));
  for (const base::Path& each : folders) MEND_CHECK(files.remove_unfinished(each));
  MEND_TRY(const std::vector<base::Path> unwanted, unwanted_files(files, folder, wanted));
  for (const base::Path& file : unwanted) MEND_CHECK(files.remove(file));
  return {};
}

}  // namespace mend::trust
