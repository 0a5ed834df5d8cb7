#include "kiosk/ui/lint.h"

#include "kiosk/ui/fault.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace mend::ui {
namespace {

constexpr float kTargetMillimetres = 12.7F;
constexpr float kGapMillimetres = 2.5F;

bool is_frame(Role role) {
  return role == Role::list || role == Role::toolbar || role == Role::group || role == Role::tab_panel ||
         role == Role::listbox;
}

void names(const Node& node, Faults& faults) {
  if (node.name.empty() && (node.focusable || !is_frame(node.role))) fault(faults, node, "has no name");
  // What a person typed is in a language that nobody knows.
  if (node.language.empty() && !node.name.empty() && !node.states.is_private)
    fault(faults, node, "does not say its language");
  if (node.focusable && node.id.empty()) fault(faults, node, "can be pressed but has no id");
}

}  // namespace

std::string called(const Node& node) {
  std::string text(role_name(node.role));
  text.append(" “").append(node.name).append("”");
  if (!node.id.empty()) text.append(" (").append(node.id).append(")");
  return text;
}

bool is_content(const Node& node) {
  return !is_frame(node.role) && node.role != Role::page && node.role != Role::radio_group &&
         node.role != Role::tab_list && node.role != Role::dialog && node.role != Role::audio;
}

LintRules lint_rules(const Look& look) {
  if (look.pixels_per_mm <= 0) return {};
  return {kTargetMillimetres * look.pixels_per_mm, kGapMillimetres * look.pixels_per_mm};
}

void lint_names(const Tree& tree, Faults& faults) {
  std::set<std::string> ids;
  // What is heard of a control must tell it from its siblings.
  std::set<std::tuple<std::optional<std::size_t>, Role, std::string>> heard;
  for (const Node& node : tree.nodes) {
    names(node, faults);
    if (!node.id.empty() && !ids.insert(node.id).second) fault(faults, node, "shares its id with another");
    if (node.parent && *node.parent >= tree.nodes.size())
      fault(faults, node, "has a parent that is not there");
    if (!node.focusable) continue;
    const std::string words = node.name + "\n" + node.value + "\n" + node.description + "\n" + node.hint;
    if (!heard.emplace(node.parent, node.role, words).second)
      fault(faults, node, "is called as another one beside it");
  }
}

std::vector<std::string> lint(const Tree& tree, const LintRules& rules) {
  Faults faults;
  lint_names(tree, faults);
  const bool sound = std::all_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) {
    return !node.parent || *node.parent < tree.nodes.size();
  });
  if (!sound) return faults;  // the others go from child to parent
  lint_structure(tree, faults);
  lint_places(tree, rules, faults);
  lint_walk(tree, faults);
  return faults;
}

}  // namespace mend::ui
