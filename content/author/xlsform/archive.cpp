#include "content/author/xlsform/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>
#include <set>

namespace mend::xlsform {

namespace {

constexpr std::size_t most_members = 1'000;
constexpr std::size_t member_bytes = 32 * 1024 * 1024;
constexpr std::size_t all_bytes = 96 * 1024 * 1024;

struct FreeArchive {
  void operator()(struct archive* reader) const { archive_read_free(reader); }
};

/// Old .xls files, and .xlsx files with a password, are "compound files".
bool is_compound_file(base::ByteView bytes) {
  constexpr std::array<std::uint8_t, 4> magic = {0xD0, 0xCF, 0x11, 0xE0};
  return bytes.size() >= magic.size() && std::equal(magic.begin(), magic.end(), bytes.begin());
}

bool leads_out(std::string_view name) {
  return name.starts_with('/') || name.find('\\') != std::string_view::npos || name == ".." ||
         name.starts_with("../") || name.ends_with("/..") || name.find("/../") != std::string_view::npos;
}

class Unzipper {
 public:
  Unzipper(base::ByteView bytes, std::string_view what, const std::function<bool(std::string_view)>& wanted)
      : bytes_(bytes), what_(what), wanted_(wanted), reader_(archive_read_new()) {}

  base::Result<Members> run() {
    if (is_compound_file(bytes_)) {
      return base::refused(what_ +
                           " is an old .xls file or has a password; save it as .xlsx without a password.");
    }
    if (!reader_)
      return base::fail(base::ErrorKind::unavailable, "There is no memory left to unpack a file.");
    archive_read_support_format_zip_seekable(reader_.get());
    if (archive_read_open_memory(reader_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) return torn();
    for (;;) {
      archive_entry* entry = nullptr;
      const int state = archive_read_next_header(reader_.get(), &entry);
      if (state == ARCHIVE_EOF) break;
      if (state != ARCHIVE_OK) return torn();
      MEND_CHECK(member(entry));
    }
    if (names_.empty()) return torn();
    return std::move(members_);
  }

 private:
  [[nodiscard]] tl::unexpected<base::Error> torn() const {
    return base::refused(what_ + " is not a whole .xlsx file; save it again from your spreadsheet program.");
  }

  base::Status member(archive_entry* entry) {
    const char* text = archive_entry_pathname_utf8(entry);
    if (text == nullptr) text = archive_entry_pathname(entry);
    if (text == nullptr) return torn();
    const std::string name(text);
    if (leads_out(name))
      return base::refused(what_ + " holds \"" + name + "\", which leads out of it; do not use it.");
    if (!names_.insert(name).second)
      return base::refused(what_ + " holds \"" + name + "\" twice; save it again.");
    if (names_.size() > most_members) {
      return base::refused(what_ + " holds more than 1,000 parts; copy the sheets into a new workbook.");
    }
    if (archive_entry_is_encrypted(entry) != 0)
      return base::refused(what_ + " has a password; save it without one.");
    if (!wanted_(name)) return {};
    return unpack(name);
  }

  base::Status unpack(const std::string& name) {
    base::Bytes out;
    std::array<std::uint8_t, 64 * 1024> part{};
    for (;;) {
      const la_ssize_t count = archive_read_data(reader_.get(), part.data(), part.size());
      if (count < 0) return torn();
      if (count == 0) break;
      total_ += static_cast<std::size_t>(count);
      if (out.size() + static_cast<std::size_t>(count) > member_bytes || total_ > all_bytes) {
        return base::refused(
            what_ + " has the part \"" + name +
            "\", which unpacks to more than 32 MiB, or all parts to more than 96 MiB; a form is far "
            "smaller, so copy its sheets into a new workbook.");
      }
      out.insert(out.end(), part.begin(), part.begin() + count);
    }
    members_.emplace(name, std::move(out));
    return {};
  }

  base::ByteView bytes_;
  std::string what_;
  const std::function<bool(std::string_view)>& wanted_;
  std::unique_ptr<struct archive, FreeArchive> reader_;
  std::set<std::string> names_;
  std::size_t total_ = 0;
  Members members_;
};

}  // namespace

base::Result<Members> unzip(base::ByteView bytes, std::string_view what,
                            const std::function<bool(std::string_view)>& wanted) {
  return Unzipper(bytes, what, wanted).run();
}

}  // namespace mend::xlsform
