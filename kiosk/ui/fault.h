#pragma once

#include "kiosk/ui/semantics.h"

#include <string>
#include <vector>

// The rules behind ui::lint, by what they look at. Each adds its faults.
namespace mend::ui {

struct LintRules;
using Faults = std::vector<std::string>;

std::string called(const Node& node);
inline void fault(Faults& faults, const Node& node, const std::string& what) {
  faults.push_back("The " + called(node) + " " + what + ".");
}
/// Something to read, to look at or to press, and no frame around others.
bool is_content(const Node& node);

void lint_names(const Tree& tree, Faults& faults);
void lint_places(const Tree& tree, const LintRules& rules, Faults& faults);
void lint_structure(const Tree& tree, Faults& faults);
void lint_walk(const Tree& tree, Faults& faults);

}  // namespace mend::ui
