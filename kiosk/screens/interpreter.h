#pragma once

#include "i18n/messages/catalogue.h"
#include "kiosk/screens/line.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace mend::screens {

/// True if these are words of safety or consent that nobody has approved in the person's language.
[[nodiscard]] inline bool needs_interpreter(const messages::Text& text) {
  return text.safety() && !text.approved();
}
[[nodiscard]] inline bool needs_interpreter(const Line& line) {
  const auto* text = std::get_if<messages::Text>(&line);
  return text != nullptr && needs_interpreter(*text);
}
template <class Words>
[[nodiscard]] bool needs_interpreter(const std::optional<Words>& words) {
  return words && needs_interpreter(*words);
}
template <class Words>
[[nodiscard]] bool needs_interpreter(const std::vector<Words>& words) {
  return std::any_of(words.begin(), words.end(), [](const Words& one) { return needs_interpreter(one); });
}

/// "Ask staff for an interpreter", if one of `shown` needs it. Every page gives it all words of safety and
/// consent that it shows, but for the help button, behind which the words of the help page stand.
template <class... Shown>
[[nodiscard]] std::optional<messages::Text> interpreter_for(const messages::Catalogue& catalogue,
                                                            const Shown&... shown) {
  if (!(needs_interpreter(shown) || ...)) return std::nullopt;
  return catalogue.get("help.interpreter");
}

}  // namespace mend::screens
