#pragma once

#include <string>
#include <string_view>

namespace mend::console {

/// What a device's code ("trust.expired role=timestamp version=3 …") means and what to do about it, in plain
/// words for staff. Also something for a code that this hub does not know.
struct RefusalWords {
  std::string what;
  std::string remedy;
};
RefusalWords refusal_words(std::string_view code);

}  // namespace mend::console
