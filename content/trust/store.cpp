#include "content/trust/store.h"

namespace mend::trust {

std::string percent_encode(std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '.' || c == '-' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

base::Path Store::path(std::string_view role) const {
  return folder_ / (percent_encode(role) + ".json");
}

base::Status Store::prepare() {
  return files_.make_folders(folder_ / "root_history");
}

base::Result<base::Bytes> Store::read(std::string_view role, std::size_t limit) {
  return files_.read(path(role), limit);
}

base::Status Store::write(std::string_view role, base::ByteView bytes) {
  return files_.write_atomic(path(role), bytes, base::FileMode::shared_read);
}

base::Status Store::remove(std::string_view role) {
  return files_.remove(path(role));
}

base::Result<base::Bytes> Store::read_root(std::int64_t version, std::size_t limit) {
  return files_.read(folder_ / "root_history" / (std::to_string(version) + ".root.json"), limit);
}

base::Status Store::write_root(std::int64_t version, base::ByteView bytes) {
  MEND_CHECK(files_.write_atomic(folder_ / "root_history" / (std::to_string(version) + ".root.json"), bytes,
                                 base::FileMode::shared_read));
  return write("root", bytes);
}

}  // namespace mend::trust
