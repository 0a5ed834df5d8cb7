#pragma once

#include "content/base/bytes.h"
#include "kiosk/speech/utterance.h"
#include "kiosk/window/sound.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace mend::speech {

/// Fast or slow, in words a minute; EN 301 549 asks for half to twice the usual.
inline constexpr int slow_words = 110, normal_words = 150, fast_words = 220;

/// The word that is being said now.
struct Spoken {
  std::string node;       ///< as in Utterance
  std::size_t start = 0;  ///< bytes of the node's name
  std::size_t end = 0;
  bool operator==(const Spoken&) const = default;
};

/// How far a recording is, in milliseconds.
struct Progress {
  std::int64_t position = 0, length = 0;
};

/// The one voice of the kiosk: what it is told last is what is heard. Never waits.
class Speaker {
 public:
  virtual ~Speaker() = default;
  /// Stops whatever is heard, and says this.
  virtual void say(Speech speech, int words_a_minute) = 0;
  /// Stops whatever is heard, and plays an Ogg Opus recording from a place in it.
  virtual void play(std::shared_ptr<const base::Bytes> recording, std::int64_t from_ms) = 0;
  virtual void stop() = 0;
  /// 0 (silent) to 1.
  virtual void set_volume(float volume) = 0;

  [[nodiscard]] virtual bool busy() const = 0;  ///< something is heard, or about to be
  [[nodiscard]] virtual std::optional<Spoken> now() const = 0;
  [[nodiscard]] virtual std::optional<Progress> progress() const = 0;
  /// When `now` or `progress` will have changed by themselves; nothing while silent.
  [[nodiscard]] virtual std::optional<std::int64_t> millis_to_change() const = 0;
  /// The voice cannot be had (no program, no sound card, or it fails again and again).
  [[nodiscard]] virtual bool broken() const = 0;
  /// Nothing that was said stays in any memory: the helper is ended; the next word starts another.
  virtual void forget() = 0;
};

/// The voice of mend-speak on this device. `sound` must outlive it. `wake` is called from other threads
/// whenever something is to be looked at.
std::unique_ptr<Speaker> make_speaker(std::filesystem::path program, window::Sound& sound,
                                      std::function<void()> wake);

}  // namespace mend::speech
