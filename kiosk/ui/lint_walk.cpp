// Walks the page by keys alone, as somebody without a pointer does.
#include "kiosk/ui/fault.h"
#include "kiosk/ui/focus_walk.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace mend::ui {
namespace {

using window::Key;

std::vector<Stop> stops_of(const Tree& tree) {
  std::vector<Stop> stops;
  for (const Node& node : tree.nodes) {
    const bool chosen = node.role == Role::radio || node.role == Role::tab;
    const auto takes = !node.focusable ? Stop::Takes::nothing
                       : chosen        ? Stop::Takes::choose
                                       : Stop::Takes::press;
    stops.push_back({.takes = takes, .tab = node.tab});
  }
  return stops;
}

/// All stops of Tab, from the first until it comes round or has gone on for too long.
std::vector<std::size_t> round(const Scene& scene, bool backwards) {
  std::vector<std::size_t> walk;
  auto at = next_stop(scene, std::nullopt, backwards);
  const auto first = at;
  while (at && walk.size() <= scene.size()) {
    walk.push_back(*at);
    at = next_stop(scene, at, backwards);
    if (at == first) break;
  }
  return walk;
}

void arrows_from(const Scene& scene, std::size_t start, std::vector<bool>& reached) {
  std::vector<std::size_t> edge{start};
  while (!edge.empty()) {
    const std::size_t from = edge.back();
    edge.pop_back();
    for (const Key key : {Key::left, Key::right, Key::up, Key::down}) {
      const auto to = arrow_stop(scene, from, key);
      if (!to || reached[*to]) continue;
      reached[*to] = true;
      edge.push_back(*to);
    }
  }
}

}  // namespace

void lint_walk(const Tree& tree, Faults& faults) {
  const std::vector<Stop> stops = stops_of(tree);
  const Scene scene(tree, stops, tree.right_to_left);
  const std::vector<std::size_t> there = round(scene, false);
  std::vector<std::size_t> back = round(scene, true);
  std::reverse(back.begin(), back.end());
  if (there != back || !std::is_sorted(there.begin(), there.end()))
    faults.push_back("Tab does not go through the page once in the order of reading, and back the same way.");
  std::vector<bool> reached(tree.nodes.size(), false);
  for (const std::size_t i : there) reached[i] = true;
  for (const std::size_t i : there) arrows_from(scene, i, reached);
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    // Who has keys has no need of the keyboard on the screen.
    const bool needed = tree.nodes[i].focusable && tree.in_use(i) && tree.nodes[i].role != Role::key;
    if (needed && !reached[i]) fault(faults, tree.nodes[i], "cannot be reached by Tab and arrows");
  }
}

}  // namespace mend::ui
