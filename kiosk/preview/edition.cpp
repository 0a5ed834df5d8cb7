#include "kiosk/preview/edition.h"

namespace mend::preview {

base::Result<base::Bytes> Edition::file(const std::string& path) const {
  const auto found = files.find(path);
  if (found == files.end())
    return base::fail(base::ErrorKind::not_found, "\"" + path + "\" is not part of " + item.name() + ".");
  return found->second;
}

std::vector<std::string> Edition::page_names() const {
  std::vector<std::string> names;
  for (const library::ContentFile& page : item.pages(item.source_language))
    names.push_back(base::Path(page.path).stem().string());
  return names;
}

}  // namespace mend::preview
