// Sizes, gaps, and what is cut, covered, or out of the window.
#include "kiosk/ui/fault.h"
#include "kiosk/ui/lint.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {
namespace {

constexpr float kSlack = 1;
constexpr float kCovers = 3;  ///< pixels, both ways, of one thing on another

bool inside(const Tree& tree, std::size_t i, std::size_t ancestor) {
  for (auto at = std::optional<std::size_t>(i); at; at = tree.nodes[*at].parent) {
    if (*at == ancestor) return true;
  }
  return false;
}

void place(const Tree& tree, const Node& node, Faults& faults) {
  if (node.clipped) fault(faults, node, "is cut: its words do not fit");
  if (node.rect.width < 1 || node.rect.height < 1) {
    if (is_content(node)) fault(faults, node, "cannot be seen");
    return;
  }
  const bool beside = node.rect.x < -kSlack || node.rect.right() > tree.window.right() + kSlack;
  const bool above =
      !node.scrolls && (node.rect.y < -kSlack || node.rect.bottom() > tree.window.bottom() + kSlack);
  if (beside || above) fault(faults, node, "reaches out of the window");
}

void target(const Node& node, const LintRules& rules, Faults& faults) {
  if (node.rect.width >= rules.least_target - 0.5F && node.rect.height >= rules.least_target - 0.5F) return;
  fault(faults, node,
        "is a target of " + std::to_string(std::lround(node.rect.width)) + " × " +
            std::to_string(std::lround(node.rect.height)) + " pixels, which is too small");
}

/// Less than nothing where they lie on each other.
float gap(const Rect& a, const Rect& b) {
  const float across = std::max(b.x - a.right(), a.x - b.right());
  const float down = std::max(b.y - a.bottom(), a.y - b.bottom());
  return std::max(across, down);
}

void pair(const Tree& tree, std::size_t i, std::size_t j, const LintRules& rules, Faults& faults) {
  const Node& a = tree.nodes[i];
  const Node& b = tree.nodes[j];
  if (a.scrolls != b.scrolls || !tree.in_use(i) || !tree.in_use(j)) return;
  const float between = gap(a.rect, b.rect);
  if (a.focusable && b.focusable && between < rules.least_gap - 0.5F)
    return fault(faults, a, "is too near to the " + called(b));
  if (between < -kCovers && !inside(tree, j, i))
    fault(faults, a, "and the " + called(b) + " lie on each other");
}

}  // namespace

void lint_places(const Tree& tree, const LintRules& rules, Faults& faults) {
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    place(tree, node, faults);
    if (node.focusable) target(node, rules, faults);
    if (!is_content(node)) continue;
    for (std::size_t j = i + 1; j < tree.nodes.size(); ++j) {
      if (is_content(tree.nodes[j])) pair(tree, i, j, rules, faults);
    }
  }
}

}  // namespace mend::ui
