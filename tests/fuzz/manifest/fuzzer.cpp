// A manifest as the kiosk and as the courier read it: whatever the strict one takes, the other takes too, and
// no path in it climbs.
#include "content/library/item.h"
#include "content/trust/offers.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mend;
  const base::ByteView bytes(data, size);
  const auto item = library::read_manifest(bytes);
  const auto blobs = trust::read_blobs(bytes);
  if (!item) return 0;
  if (!blobs || blobs->size() != item->files.size()) std::abort();
  for (const library::ContentFile& file : item->files) {
    if (file.path.empty() || file.path.front() == '/' || file.path.find("..") == 0 ||
        file.path.find("/..") != std::string::npos) {
      std::abort();
    }
  }
  return 0;
}
