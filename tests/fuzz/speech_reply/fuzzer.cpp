// Whatever comes out of the helper's pipe, the kiosk takes it apart without harm and keeps no more than it
// must.
#include "kiosk/speech/wire.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace mend::speech;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  wire::ReplyReader reader;
  // The first byte says in what pieces the rest arrives.
  const std::size_t step = size > 0 ? std::size_t{data[0]} + 1 : 1;
  for (std::size_t at = std::min<std::size_t>(size, 1); at < size; at += step) {
    reader.add({data + at, std::min(step, size - at)});
    while (const auto reply = reader.next()) {
      if (reply->sound.samples.size() > wire::most_reply / 2) std::abort();
      if (reply->word.start > reply->word.end || reply->word.end > wire::most_text) std::abort();
    }
    if (reader.broken() && reader.next()) std::abort();
  }
  // The other way round: what the kiosk asks, as the helper reads it.
  if (const auto speak = wire::read_speak(1, {data, size}); speak && speak->text.size() > wire::most_text)
    std::abort();
  if (const auto play = wire::read_play(1, {data, size}); play && play->file.size() > wire::most_recording)
    std::abort();
  return 0;
}
