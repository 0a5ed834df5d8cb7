#pragma once

#include "kiosk/ui/semantics.h"

#include <string>
#include <vector>

namespace mend::ui {

struct LintRules {
  float least_target = 44;  ///< pixels, both ways
  float least_gap = 8;      ///< between two targets
};

/// What a person who sees, hears or presses in another way would stumble over: controls without a name
/// or language, ids used twice, targets too small or too near, words cut, things outside the window, no
/// heading, no way to help. One plain sentence each; empty when all is well.
std::vector<std::string> lint(const Tree& tree, const LintRules& rules = {});

}  // namespace mend::ui
