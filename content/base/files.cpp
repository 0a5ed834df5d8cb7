#include "content/base/files.h"

#include <algorithm>

namespace mend::base {

Result<std::uint64_t> FileWriter::append_from(FileReader& from, std::uint64_t most) {
  Bytes piece(256 * 1024);
  std::uint64_t done = 0;
  while (done < most) {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), most - done));
    MEND_TRY(const std::size_t got, from.read(std::span(piece).first(wanted)));
    if (got == 0) break;
    MEND_CHECK(append(ByteView(piece).first(got)));
    done += got;
  }
  return done;
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > 128 || name.front() == '.') return false;
  for (const char c : name) {
    const bool ok = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                    c == '_' || c == '-';
    if (!ok) return false;
  }
  return true;
}

bool is_safe_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_safe_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace mend::base
