#pragma once

#include "i18n/messages/known_ids.h"

#include <array>
#include <string_view>

namespace mend::messages {

/// A message as mend.pot has it.
struct English {
  std::string_view pattern;  ///< ICU MessageFormat
  bool safety = false;       ///< words of safety or consent
};

/// In the order of `known_ids`; generated.
extern const std::array<English, known_ids.size()> english;

}  // namespace mend::messages
