#include "kiosk/speech/helper/pipe.h"
#include "kiosk/speech/helper/recording.h"
#include "kiosk/speech/helper/sandbox.h"
#include "kiosk/speech/helper/voice.h"

#include <csignal>

using namespace mend::speech;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t memory = 0;  // its shadow takes terabytes of address space
#else
constexpr std::size_t memory = SandboxLimits().memory_bytes;
#endif

bool answer(const Pipe::Request& request, Voice& voice, const Voice::Send& send) {
  if (request.kind == wire::Ask::speak) {
    const auto what = wire::read_speak(request.id, request.body);
    return what && voice.say(*what, send);
  }
  const auto what = wire::read_play(request.id, request.body);
  return what && play_recording(*what, send);
}

}  // namespace

/// Text and recordings in, sound out, over the pipe of whoever started it (kiosk/speech/wire.h). It never
/// prints a word: what is said is nobody else's business.
int main() {
  std::signal(SIGPIPE, SIG_IGN);
  Voice voice;
  if (!voice.open() || !enter_sandbox({Voice::data_folder()}, {memory, SandboxLimits().cpu_seconds}))
    return 1;
  Pipe pipe;
  const Voice::Send send = [&](const wire::Bytes& frame) {
    return !pipe.wanted_elsewhere() && pipe.send(frame);
  };
  if (!pipe.send(wire::ready())) return 1;
  while (const auto request = pipe.next()) {
    if (request->kind == wire::Ask::stop) continue;
    const bool understood = answer(*request, voice, send);
    if (!pipe.wanted_elsewhere() && !pipe.send(wire::done({request->id, understood}))) {
      if (!pipe.wanted_elsewhere()) return 0;
    }
  }
  return 0;
}
