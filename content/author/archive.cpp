#include "content/author/archive.h"

#include "content/base/files.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <memory>
#include <set>

namespace mend::author {

namespace {

constexpr std::size_t record = 512;

struct FreeReader {
  void operator()(archive* a) const { archive_read_free(a); }
};
struct FreeWriter {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeEntry {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

la_ssize_t append(archive*, void* to, const void* data, std::size_t size) {
  auto& out = *static_cast<base::Bytes*>(to);
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  out.insert(out.end(), bytes, bytes + size);
  return static_cast<la_ssize_t>(size);
}

bool is_plain_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!base::is_safe_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

tl::unexpected<base::Error> cannot_write() {
  return base::fail(base::ErrorKind::internal, "The archive cannot be made.");
}

}  // namespace

base::Result<base::Bytes> write_archive(const std::vector<ArchiveMember>& members) {
  base::Bytes out;
  const std::unique_ptr<archive, FreeWriter> writer(archive_write_new());
  if (!writer || archive_write_set_format_ustar(writer.get()) != ARCHIVE_OK ||
      archive_write_set_bytes_per_block(writer.get(), 0) != ARCHIVE_OK ||
      archive_write_open(writer.get(), &out, nullptr, append, nullptr) != ARCHIVE_OK) {
    return cannot_write();
  }
  for (const ArchiveMember& member : members) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), member.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.bytes.size()));
    if (!is_plain_path(member.name) || archive_write_header(writer.get(), entry.get()) != ARCHIVE_OK)
      return base::refused("\"" + member.name +
                           "\" is too long a name, or holds other than letters, digits and -._");
    std::size_t done = 0;
    while (done < member.bytes.size()) {
      const la_ssize_t written =
          archive_write_data(writer.get(), member.bytes.data() + done, member.bytes.size() - done);
      if (written <= 0) return cannot_write();
      done += static_cast<std::size_t>(written);
    }
  }
  if (archive_write_close(writer.get()) != ARCHIVE_OK) return cannot_write();
  return out;
}

base::Status read_archive(base::ByteView file, const std::string& what, std::size_t most,
                          const std::function<base::Status(const ArchiveMember&)>& take) {
  const auto damaged = [&](const std::string& why) {
    return base::refused(what + " cannot be used: " + why + ".");
  };
  const std::unique_ptr<archive, FreeReader> reader(archive_read_new());
  if (!reader || archive_read_support_format_tar(reader.get()) != ARCHIVE_OK ||
      archive_read_open_memory(reader.get(), file.data(), file.size()) != ARCHIVE_OK) {
    return damaged("it is no archive of ours, or it is cut off");
  }
  std::set<std::string> seen;
  std::size_t end = 0;
  while (true) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status != ARCHIVE_OK) return damaged("it is no archive of ours, or it is cut off");
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || !is_plain_path(name)) return damaged("a member has a name that it may not have");
    const std::string member = name;
    if (archive_format(reader.get()) != ARCHIVE_FORMAT_TAR_USTAR ||
        archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr ||
        archive_entry_symlink(entry) != nullptr || archive_entry_sparse_count(entry) != 0) {
      return damaged("\"" + member + "\" in it is no plain file");
    }
    if (!seen.insert(member).second) return damaged("\"" + member + "\" is in it twice");
    if (seen.size() > most) return damaged("it holds more than " + std::to_string(most) + " files");
    // The bytes stand right behind the header; a size beyond the end is an archive that was cut off.
    const la_int64_t at = archive_read_header_position(reader.get());
    const la_int64_t size = archive_entry_size(entry);
    const std::uint64_t begin = static_cast<std::uint64_t>(at) + record;
    if (at < 0 || size < 0 || begin > file.size() || static_cast<std::uint64_t>(size) > file.size() - begin)
      return damaged("\"" + member + "\" in it is cut off");
    MEND_CHECK(take({member, file.subspan(begin, static_cast<std::size_t>(size))}));
    end = static_cast<std::size_t>(begin) + static_cast<std::size_t>(size);
  }
  // What stands behind the last member is read by nobody, so nobody could have reviewed it.
  if (std::any_of(file.begin() + static_cast<std::ptrdiff_t>(end), file.end(),
                  [](std::uint8_t byte) { return byte != 0; }))
    return damaged("something stands behind its end");
  if (seen.empty()) return damaged("it is empty");
  return {};
}

}  // namespace mend::author
