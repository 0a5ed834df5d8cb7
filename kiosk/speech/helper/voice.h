#pragma once

#include "kiosk/speech/wire.h"

#include <functional>
#include <string>

namespace mend::speech {

/// espeak-ng, in the synchronous mode that starts no thread and opens no sound card.
class Voice {
 public:
  /// Takes one frame of the answer; false: nobody wants the rest.
  using Send = std::function<bool(const wire::Bytes&)>;

  /// Loads what every voice needs. False when its data are not there.
  [[nodiscard]] bool open();
  /// Where the voices' data are.
  [[nodiscard]] static std::string data_folder();
  /// Says plain text: markup in it is read out like anything else. False for a voice that there is not.
  bool say(const wire::Speak& what, const Send& send);

 private:
  int rate_ = 0;
};

}  // namespace mend::speech
