#pragma once

#include "kiosk/screens/line.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

/// What the pad is for.
enum class PinStep {
  enter,   ///< the resident's PIN
  code,    ///< the one-time code from staff
  choose,  ///< a new PIN
  again,   ///< the new PIN once more
  closed,  ///< no PIN yet and no code: staff must help
};

enum class PinTrouble { none, wrong, differ, unavailable };

/// The pad of numbers, whatever it is for. Holds no digits.
struct PinModel {
  PinStep step = PinStep::enter;
  messages::Text greeting;
  messages::Text title;
  std::optional<messages::Text> hint = std::nullopt;
  std::optional<messages::Text> error = std::nullopt;
  messages::Text erase, submit;
  /// "3 numbers entered", for 0 … most.
  std::vector<messages::Text> entered;
  std::size_t least = 4;
  std::size_t most = 8;
  /// The pad is away while the person has to wait.
  bool waiting = false;
  messages::Text forgot;
  /// Four pictures instead of numbers; their names in the order of pin_pictures.
  bool pictures = false;
  std::vector<messages::Text> picture_names;
  /// Leads to the other kind of PIN.
  std::optional<messages::Text> use_other = std::nullopt;
  /// Leads to the one-time code, when staff gave a new one.
  std::optional<messages::Text> use_code = std::nullopt;
};

struct PinState {
  PinStep step = PinStep::enter;
  std::string name;
  PinTrouble trouble = PinTrouble::none;
  std::int64_t wait_millis = 0;
  bool has_code = false;
  bool pictures = false;  ///< the PIN is, or is to be, one of pictures
};

PinModel make_pin(const messages::Catalogue& catalogue, const PinState& state);

}  // namespace mend::screens
