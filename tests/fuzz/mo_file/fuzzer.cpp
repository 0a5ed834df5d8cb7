// A catalogue is a file on a disk that somebody may have had in their hands: whatever its bytes, every
// message of the product must still come out, in the language that was asked for or in English.
#include "i18n/messages/catalogue.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace mend::messages;

void read_all(const Catalogue& catalogue) {
  for (const std::string_view name : known_ids) {
    const Text text = catalogue.format(*Id::find(name), {{"name", "Sam"}, {"count", 3}, {"date", Date{0}}});
    if (text.value().empty()) std::abort();
    // English in another language's place says so, and no draft speaks of safety.
    if (text.language() == "en" && text.approved()) std::abort();
    if (text.language() == "cy" && text.safety() && !text.approved()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto approved = Catalogue::read(bytes, "cy");
  if (!approved) return 0;
  read_all(*approved);
  // The same bytes as drafts, beside those that are approved and instead of them.
  if (!approved->add_drafts(bytes)) std::abort();
  read_all(*approved);
  static const std::string none = [] {
    std::string file(28, '\0');
    file.replace(0, 4, "\xde\x12\x04\x95", 4);
    return file;
  }();
  auto drafts = Catalogue::read(none, "cy");
  if (!drafts || !drafts->add_drafts(bytes)) std::abort();
  read_all(*drafts);
  return 0;
}
