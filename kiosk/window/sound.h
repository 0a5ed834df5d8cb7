#pragma once

#include "content/base/result.h"

#include <cstdint>
#include <memory>
#include <span>

namespace mend::window {

/// The one channel of sound: 16 bits, one ear's worth. Safe from any thread.
class Sound {
 public:
  virtual ~Sound() = default;
  /// Forgets what was still to be heard, at once, and begins a stream of so many samples a second.
  virtual void begin(int rate) = 0;
  /// To be heard after what is there; bounded by whoever calls: see `waiting`.
  virtual void add(std::span<const std::int16_t> samples) = 0;
  /// Silence at once.
  virtual void stop() = 0;
  /// 0 to 1, from the next few samples on.
  virtual void set_volume(float volume) = 0;
  /// Samples of this stream that have been heard, and that are still to come.
  [[nodiscard]] virtual std::int64_t played() const = 0;
  [[nodiscard]] virtual std::int64_t waiting() const = 0;
  /// There is nothing that could be heard: no sound card, or it went away.
  [[nodiscard]] virtual bool dead() const = 0;
};

/// SDL's default output, the only one; honours SDL_AUDIODRIVER (dummy, disk). The device is open only while
/// there is something to hear: silence costs no wake-ups.
std::unique_ptr<Sound> open_sound();

}  // namespace mend::window
