// A Markdown page from outside: reads or is refused with a sentence.
#include "content/base/bytes.h"
#include "content/module/page.h"

#include <cstdlib>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto page = module::read_page(base::as_text({data, size}));
  if (!page && page.error().message.empty()) std::abort();
  if (page && page->title.empty()) std::abort();
  if (page) (void)module::picture_files(*page);
  return 0;
}
