// A picture from content is read without harm, whatever its bytes are.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "kiosk/window/png.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto image = mend::window::decode_png({data, size}, "The picture");
  if (image) {
    const auto texels = static_cast<std::size_t>(image->size.width) * static_cast<std::size_t>(image->size.height);
    if (image->pixels.size() != texels * 4 || image->size.width > 4096 || image->size.height > 4096) std::abort();
  }
  return 0;
}
