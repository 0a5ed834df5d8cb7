#include "content/author/scratch.h"

#include <cstdlib>

namespace mend::author {

base::Result<Scratch> Scratch::create() {
  std::error_code code;
  const base::Path parent = std::filesystem::temp_directory_path(code);
  std::string pattern = ((code ? base::Path("/tmp") : parent) / "mend-author-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    return base::fail(base::ErrorKind::unavailable,
                      "No temporary folder can be made; check TMPDIR and the disk.");
  }
  return Scratch(base::Path(pattern));
}

Scratch::~Scratch() {
  std::error_code code;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, code);
}

}  // namespace mend::author
