// A catalogue is a file on a disk that somebody may have had in their hands: whatever its bytes, every
// message of the product must still come out, in the language that was asked for or in English.
#include "i18n/messages/catalogue.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mend::messages;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto catalogue = Catalogue::read(bytes, "cy");
  if (!catalogue) return 0;
  for (const std::string_view name : known_ids) {
    const Text text = catalogue->format(*Id::find(name), {{"name", "Sam"}, {"count", 3}, {"date", Date{0}}});
    if (text.value().empty() || (text.language() == "cy") != text.approved()) std::abort();
  }
  return 0;
}
