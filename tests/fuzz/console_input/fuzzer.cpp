// What a browser or a courier can put into a form, a cookie, a Range header or a name.
#include "sync/console/form_data.h"
#include "sync/console/html.h"
#include "sync/hub/repository_files.h"

#include <cstdlib>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = base::as_text({data, size});
  (void)console::FormData::parse(input);
  (void)console::cookie_value(input, "__Host-mend");

  constexpr std::uint64_t kLength = 1000;
  if (const auto range = hub::parse_range(input, kLength)) {
    if (range->first <= range->last && range->last >= kLength) std::abort();
  }

  // Nothing from outside can open a tag or leave an attribute.
  const std::string text = console::text(input).string();
  if (text.find_first_of("<>\"'") != std::string::npos) std::abort();
  const std::string tag = console::void_tag("a", {{"href", input}}).string();
  if (!tag.starts_with("<a href=\"/") && !tag.starts_with("<a href=\"#")) std::abort();
  if (tag.find('"', 9) != tag.size() - 2) std::abort();
  return 0;
}
