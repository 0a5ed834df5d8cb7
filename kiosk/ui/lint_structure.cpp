// What the page is made of: headings, help, errors and their fields, sets, and the order of reading.
#include "kiosk/ui/fault.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace mend::ui {
namespace {

constexpr std::string_view kLink = "error-summary/";

void headings(const Tree& tree, Faults& faults) {
  const auto main = std::count_if(tree.nodes.begin(), tree.nodes.end(), [](const Node& node) {
    return node.role == Role::heading && node.level == 1;
  });
  if (main != 1) faults.push_back("The page has " + std::to_string(main) + " main headings; it needs one.");
  int last = 0;
  for (const Node& node : tree.nodes) {
    if (node.role != Role::heading) continue;
    if (node.level > last + 1 && last > 0)
      fault(faults, node,
            "is a heading of level " + std::to_string(node.level) + " after one of level " +
                std::to_string(last));
    last = node.level;
  }
}

void frame(const Tree& tree, Faults& faults) {
  const Node* help = tree.find("help");
  if (!help || !help->focusable || help->scrolls)
    faults.push_back("The page has no way to help that is always in sight.");
  if (!tree.focused()) faults.push_back("Nothing on the page has the focus.");
}

/// The link leads to the node itself, or to another part of the question that has the same error: of a date
/// that is wrong there is one link, to the first field to put right.
bool leads_to(const Tree& tree, const Node& node) {
  const Node* question = &node;
  while (question->parent && tree.nodes[*question->parent].error == node.error)
    question = &tree.nodes[*question->parent];
  for (const Node& link : tree.nodes) {
    if (!link.id.starts_with(kLink)) continue;
    for (const Node* part = tree.find(link.id.substr(kLink.size())); part != nullptr;
         part = part->parent ? &tree.nodes[*part->parent] : nullptr) {
      if (part == question) return true;
    }
  }
  return false;
}

/// An error stands at its field, and in the summary in the same words, with a link to it.
void errors(const Tree& tree, Faults& faults) {
  const bool summary = tree.find("error-summary") != nullptr;
  for (const Node& node : tree.nodes) {
    if (node.states.invalid != !node.error.empty())
      fault(faults, node,
            node.error.empty() ? "is marked as wrong and does not say why"
                               : "has an error and is not marked as wrong");
    if (summary && !node.error.empty() && !leads_to(tree, node))
      fault(faults, node, "has an error that the summary does not lead to");
    if (!node.id.starts_with(kLink)) continue;
    const Node* field = tree.find(node.id.substr(kLink.size()));
    if (!field) {
      fault(faults, node, "leads to no field");
    } else if (field->error != node.name) {
      fault(faults, node, "says other words than stand at its field");
    }
  }
}

void controls(const Tree& tree, Faults& faults) {
  for (const Node& node : tree.nodes) {
    // A list that is closed is not there.
    if (!node.controls.empty() && node.states.expanded && !tree.find(node.controls))
      fault(faults, node, "opens “" + node.controls + "”, which is not there");
  }
}

void sets(const Tree& tree, Faults& faults) {
  std::map<std::pair<std::size_t, Role>, std::set<std::size_t>> seen;
  for (const Node& node : tree.nodes) {
    const bool chosen_from = node.role == Role::radio || node.role == Role::tab || node.role == Role::option;
    if (chosen_from && node.count == 0) fault(faults, node, "does not say which of how many it is");
    if (node.count == 0 || !node.parent) continue;
    if (node.position < 1 || node.position > node.count ||
        !seen[{*node.parent, node.role}].insert(node.position).second)
      fault(faults, node, "is not " + std::to_string(node.position) + " of " + std::to_string(node.count));
  }
}

bool is_digit(const Node& node) {
  return node.name.size() == 1 && std::isdigit(static_cast<unsigned char>(node.name.front())) != 0;
}

/// Is `b` seen before `a`: above it, or in the same row nearer to where lines begin?
bool seen_before(const Tree& tree, const Node& b, const Node& a) {
  if (b.rect.bottom() <= a.rect.y + 1) return true;
  const bool one_row =
      b.rect.y < a.rect.y + a.rect.height / 2 && b.rect.bottom() > a.rect.y + a.rect.height / 2;
  if (!one_row) return false;
  return tree.right_to_left ? b.rect.x >= a.rect.right() - 1 : b.rect.right() <= a.rect.x + 1;
}

/// The order of nodes, which is heard and walked, is the order in which eyes find them.
void order(const Tree& tree, Faults& faults) {
  const Node* last = nullptr;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (!is_content(node) || !node.scrolls || !tree.in_use(i) || node.role == Role::key) continue;
    // A pad of digits runs from left to right in every language.
    const bool pad = last && (is_digit(*last) || is_digit(node));
    if (last && !pad && last->parent == node.parent && seen_before(tree, node, *last))
      fault(faults, node, "comes after the " + called(*last) + " but stands before it");
    last = &node;
  }
}

}  // namespace

void lint_structure(const Tree& tree, Faults& faults) {
  headings(tree, faults);
  frame(tree, faults);
  errors(tree, faults);
  controls(tree, faults);
  sets(tree, faults);
  order(tree, faults);
}

}  // namespace mend::ui
