// A recording from content is played or refused without harm, and never for longer than it may be.
#include "kiosk/speech/helper/recording.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace mend::speech;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto length = recording_length({data, size});
  std::size_t bytes = 0;
  const bool played = play_recording({1, 0, {data, size}}, [&](const wire::Bytes& frame) {
    bytes += frame.size();
    return bytes < 4'000'000;  // enough is known by then
  });
  if (played && !length) std::abort();
  return 0;
}
