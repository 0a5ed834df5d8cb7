#include "content/author/translate.h"

#include "content/author/process.h"
#include "content/base/disk_files.h"

#include <cstdlib>

namespace mend::author {

namespace {

constexpr std::size_t max_page_bytes = 1024 * 1024;
constexpr std::size_t max_po_bytes = 8 * 1024 * 1024;

/// Gettext's tools wait for ever on a pipe and read without end from a device.
base::Status check_po(base::Files& files, const base::Path& po) {
  MEND_CHECK(files.read(po, max_po_bytes));
  return {};
}

/// The number before `word` in "12 translated messages, 3 fuzzy translations, 1 untranslated message."
int number_before(const std::string& text, const std::string& word) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos || at == 0) return 0;
  const std::size_t space = text.find_last_not_of("0123456789", at - 1);
  const std::size_t begin = space == std::string::npos ? 0 : space + 1;
  return static_cast<int>(std::strtol(text.substr(begin, at - begin).c_str(), nullptr, 10));
}

}  // namespace

base::Result<base::Bytes> translate_page(const base::Path& master, const base::Path& po,
                                         const base::Path& scratch) {
  const base::Path translated = scratch / "translated.md";
  base::DiskFiles files;
  MEND_CHECK(check_po(files, po));
  MEND_CHECK(files.remove(translated));
  const auto said =
      run_process({"po4a-translate", "--format", "text", "--option", "markdown", "--master", master.string(),
                   "--master-charset", "UTF-8", "--po", po.string(), "--localized", translated.string(),
                   "--localized-charset", "UTF-8", "--keep", "0"},
                  scratch / "po4a.log");
  if (!said && said.error().kind == base::ErrorKind::refused) {
    return base::refused("The translation \"" + po.string() + "\" cannot be used for \"" + master.string() +
                         "\"; msgfmt --check shows where it is wrong.");
  }
  MEND_CHECK(said);
  return files.read(translated, max_page_bytes);
}

base::Result<PoState> count_translations(const base::Path& po, const base::Path& scratch) {
  base::DiskFiles files;
  MEND_CHECK(check_po(files, po));
  MEND_TRY(const std::string said,
           run_process({"msgfmt", "--statistics", "--check-format", "--output-file=/dev/null", po.string()},
                       scratch / "msgfmt.log"));
  return PoState{.approved = number_before(said, " translated"),
                 .fuzzy = number_before(said, " fuzzy"),
                 .missing = number_before(said, " untranslated")};
}

}  // namespace mend::author
