#pragma once

#include "content/form/session.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace mend::screens {

/// A list this long is looked through by its first letters, and so is one that the form says so of.
inline constexpr std::size_t long_list = 30;
/// As many of them are shown at once.
inline constexpr std::size_t most_found = 10;

[[nodiscard]] bool is_long(const form::Question& question);

/// Places in the question's choices.
struct FoundChoices {
  std::vector<std::size_t> shown;  ///< what is chosen first, then what fits, in the form's order
  std::size_t more = 0;            ///< how many others fit
};
/// A choice fits when one of its words begins with what is looked for, whatever the case and the accents.
[[nodiscard]] FoundChoices find_choices(const form::Question& question, std::string_view wanted);

}  // namespace mend::screens
