// A workbook from outside: as it is, or its parts with a zero byte between (survey, choices, strings, styles,
// book), because a change in a packed part is all but always noticed before anything reads it. What compiles
// must load.
#include "content/author/xlsform/xlsform.h"
#include "content/base/memory_files.h"
#include "tests/support/xlsx_writer.h"

#include <algorithm>
#include <cstdlib>

using namespace mend;

namespace {

base::Bytes packed(std::string_view rest) {
  support::Parts parts =
      support::xlsx_parts({{"survey", {{"type"}}, "", "", ""}, {"choices", {{"name"}}, "", "", ""}});
  for (const char* name : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml",
                           "xl/styles.xml", "xl/workbook.xml"}) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    if (end > 0) parts[name] = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return support::zip(parts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = base::as_text({data, size});
  base::MemoryFiles files;
  (void)files.make_folders("/form");
  const base::Bytes book = text.starts_with("PK") ? base::to_bytes(text) : packed(text);
  (void)files.write_atomic("/form/form.xlsx", book, base::FileMode::shared_read);
  const auto compiled = xlsform::compile(files, "/form", {"test", "key-work"});
  if (compiled && compiled->findings.empty() == compiled->xform.empty()) std::abort();
  return 0;
}
