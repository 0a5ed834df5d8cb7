#include "kiosk/ui/lint.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace mend::ui {
namespace {

class Linter {
 public:
  Linter(const Tree& tree, const LintRules& rules) : tree_(tree), rules_(rules) {}

  std::vector<std::string> run() {
    whole_page();
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      names(tree_.nodes[i]);
      place(tree_.nodes[i]);
      if (tree_.nodes[i].focusable) target(i);
    }
    return std::move(faults_);
  }

 private:
  static std::string called(const Node& node) {
    std::string text(role_name(node.role));
    text.append(" “").append(node.name).append("”");
    if (!node.id.empty()) text.append(" (").append(node.id).append(")");
    return text;
  }

  void fault(const Node& node, const std::string& what) {
    faults_.push_back("The " + called(node) + " " + what + ".");
  }

  void whole_page() {
    const auto headings = std::count_if(tree_.nodes.begin(), tree_.nodes.end(), [](const Node& node) {
      return node.role == Role::heading && node.level == 1;
    });
    if (headings != 1)
      faults_.push_back("The page has " + std::to_string(headings) + " main headings; it needs one.");
    const Node* help = tree_.find("help");
    if (!help || !help->focusable || help->scrolls)
      faults_.push_back("The page has no way to help that is always in sight.");
    if (!tree_.focused()) faults_.push_back("Nothing on the page has the focus.");
  }

  void names(const Node& node) {
    const bool frame = node.role == Role::list || node.role == Role::toolbar || node.role == Role::group;
    if (node.name.empty() && (node.focusable || !frame)) fault(node, "has no name");
    if (node.language.empty() && node.focusable && !node.parent) fault(node, "does not say its language");
    if (node.focusable && node.id.empty()) fault(node, "can be pressed but has no id");
    if (!node.id.empty() && !ids_.insert(node.id).second) fault(node, "shares its id with another");
    if (node.parent && *node.parent >= tree_.nodes.size()) fault(node, "has a parent that is not there");
  }

  void place(const Node& node) {
    constexpr float kSlack = 1;
    if (node.clipped) fault(node, "is cut: its words do not fit");
    if (node.rect.width < 1 || node.rect.height < 1) {
      if (node.role != Role::list && node.role != Role::group && node.role != Role::radio_group)
        fault(node, "cannot be seen");
      return;
    }
    const bool beside = node.rect.x < -kSlack || node.rect.right() > tree_.window.right() + kSlack;
    const bool above =
        !node.scrolls && (node.rect.y < -kSlack || node.rect.bottom() > tree_.window.bottom() + kSlack);
    if (beside || above) fault(node, "reaches out of the window");
  }

  void target(std::size_t index) {
    const Node& node = tree_.nodes[index];
    if (node.rect.width < rules_.least_target || node.rect.height < rules_.least_target) {
      fault(node, "is a target of " + std::to_string(std::lround(node.rect.width)) + " × " +
                      std::to_string(std::lround(node.rect.height)) + " pixels, which is too small");
    }
    for (std::size_t i = index + 1; i < tree_.nodes.size(); ++i) {
      const Node& other = tree_.nodes[i];
      if (!other.focusable || other.scrolls != node.scrolls) continue;
      const float across = std::max(other.rect.x - node.rect.right(), node.rect.x - other.rect.right());
      const float down = std::max(other.rect.y - node.rect.bottom(), node.rect.y - other.rect.bottom());
      if (std::max(across, down) < rules_.least_gap - 0.5F)
        fault(node, "is too near to the " + called(other));
    }
  }

  const Tree& tree_;
  const LintRules& rules_;
  std::set<std::string> ids_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> lint(const Tree& tree, const LintRules& rules) {
  return Linter(tree, rules).run();
}

}  // namespace mend::ui
