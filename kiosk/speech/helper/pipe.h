#pragma once

#include "kiosk/speech/wire.h"

#include <cstdint>
#include <optional>

namespace mend::speech {

/// Standard input and output, as the kiosk's requests and our answers.
class Pipe {
 public:
  struct Request {
    wire::Ask kind = wire::Ask::stop;
    std::uint32_t id = 0;
    wire::Bytes body;
  };

  /// Waits for the next request. Nothing at the end of the input, and when it is not our protocol.
  std::optional<Request> next();
  /// The kiosk wants something else: whatever is being said is to end.
  [[nodiscard]] bool wanted_elsewhere() const;
  /// Writes it all, unless something else is wanted meanwhile. False then, and when nobody reads any more.
  /// Between two frames only is a frame given up, never inside one.
  bool send(const wire::Bytes& frame);

 private:
  bool fill(std::uint8_t* to, std::size_t count);
};

}  // namespace mend::speech
