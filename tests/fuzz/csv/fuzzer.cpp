// Sheets from outside, separated by a zero byte: survey, choices, settings. What compiles must load.
#include "content/author/xlsform/xlsform.h"
#include "content/base/memory_files.h"

#include <cstdlib>
#include <string>
#include <vector>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = base::as_text({data, size});
  base::MemoryFiles files;
  (void)files.make_folders("/form");
  for (const char* name : {"survey.csv", "choices.csv", "settings.csv"}) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    (void)files.write_atomic(base::Path("/form") / name, base::as_bytes(rest.substr(0, end)),
                             base::FileMode::shared_read);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const auto compiled = xlsform::compile(files, "/form", {"test", "key-work"});
  if (compiled && compiled->findings.empty() == compiled->xform.empty()) std::abort();
  return 0;
}
