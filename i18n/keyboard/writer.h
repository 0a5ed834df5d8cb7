#pragma once

#include "i18n/keyboard/compiled.h"
#include "i18n/keyboard/sources.h"

#include <string>
#include <tl/expected.hpp>

// Runs when Mend is built.
namespace mend::keyboard {

/// A language's keys as Compiled has them.
struct Written {
  bool right_to_left = false;
  bool has_capitals = false;
  std::string letters, shifted, more, more_shifted, numbers, handy;
};

/// The letters stand as in the layout. Added are those that CLDR says the language needs and the layout does
/// not have, and for Latin letters the marks and letters of neighbours' names.
tl::expected<Written, std::string> write(const Source& source);

}  // namespace mend::keyboard
