#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mend::speech {

/// espeak-ng's name of the voice for a BCP 47 tag; empty when there is none that can be understood (Somali,
/// Pashto, Sorani, Thai): the words are then on the screen only, and a recording is what helps.
[[nodiscard]] std::string_view voice_for(std::string_view language);

/// All that voice_for may return, for the helper: it takes no other.
[[nodiscard]] const std::vector<std::string_view>& voices();

}  // namespace mend::speech
