#pragma once

#include "kiosk/ui/look.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/window/canvas.h"

#include <string>
#include <vector>

// What a person who sees, hears or presses in another way would stumble over. One plain sentence for each
// fault; empty when all is well.
namespace mend::ui {

struct LintRules {
  float least_target = 48;  ///< pixels, both ways
  float least_gap = 10;     ///< between two targets
};
/// In millimetres where the display is known.
LintRules lint_rules(const Look& look);

/// Of the tree alone: names, ids, languages, targets, things cut, covered or out of the window, headings,
/// errors and their fields, sets, and whether keys reach everything in the order of reading.
std::vector<std::string> lint(const Tree& tree, const LintRules& rules = {});

/// Words that stand out too little from what they stand on, in the pixels of this very tree.
std::vector<std::string> lint_contrast(const Tree& tree, const window::Canvas& canvas);

/// The ring of the focus: `ringed` is the same page as `plain`, with the focus shown on `tree.focused()`.
std::vector<std::string> lint_ring(const Tree& tree, const window::Canvas& plain,
                                   const window::Canvas& ringed);

}  // namespace mend::ui
