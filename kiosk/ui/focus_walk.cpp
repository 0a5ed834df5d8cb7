#include "kiosk/ui/focus_walk.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace mend::ui {

using window::Key;

namespace {

std::vector<std::size_t> siblings(const Scene& scene, std::size_t set) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < scene.size(); ++i) {
    if (scene.node(i).parent == set && scene.pressable(i)) found.push_back(i);
  }
  return found;
}

/// Nothing when `there` is not that way.
std::optional<float> distance(const Rect& here, const Rect& there, Key arrow) {
  const float dx = there.x + there.width / 2 - here.x - here.width / 2;
  const float dy = there.y + there.height / 2 - here.y - here.height / 2;
  const bool vertical = arrow == Key::up || arrow == Key::down;
  const bool forward = arrow == Key::down || arrow == Key::right;
  const float along = (vertical ? dy : dx) * (forward ? 1.0F : -1.0F);
  const float across = std::abs(vertical ? dx : dy);
  if (along < 1 || across > along * 2) return std::nullopt;
  return along + across * 3;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view name, std::string_view typed) {
  return name.size() >= typed.size() && std::equal(typed.begin(), typed.end(), name.begin(),
                                                   [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

std::optional<std::size_t> next_stop(const Scene& scene, std::optional<std::size_t> from, bool backwards) {
  const std::size_t count = scene.size();
  for (std::size_t step = 1; step <= count; ++step) {
    const std::size_t start = from ? *from : backwards ? 0 : count - 1;
    const std::size_t i = backwards ? (start + count - step) % count : (start + step) % count;
    if (scene.pressable(i) && scene.stop(i).tab) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> arrow_stop(const Scene& scene, std::size_t from, Key arrow) {
  const auto set = scene.set_of(from);
  if (!set || !scene.pressable(from)) return std::nullopt;
  const std::vector<std::size_t> others = siblings(scene, *set);
  if (scene.stop(from).takes == Stop::Takes::choose) {
    const bool forward = arrow == Key::down || arrow == (scene.right_to_left() ? Key::left : Key::right);
    const auto place =
        static_cast<std::size_t>(std::find(others.begin(), others.end(), from) - others.begin());
    return others[(place + (forward ? 1 : others.size() - 1)) % others.size()];
  }
  std::optional<std::size_t> to;
  float best = 1e9F;
  for (const std::size_t i : others) {
    const auto way = distance(scene.node(from).rect, scene.node(i).rect, arrow);
    if (!way || *way >= best) continue;
    best = *way;
    to = i;
  }
  return to;
}

std::optional<std::size_t> end_stop(const Scene& scene, std::size_t from, bool last) {
  const auto set = scene.set_of(from);
  if (!set || !scene.pressable(from)) return std::nullopt;
  const std::vector<std::size_t> all = siblings(scene, *set);
  if (all.size() < 2) return std::nullopt;
  return last ? all.back() : all.front();
}

std::optional<std::size_t> named_stop(const Scene& scene, std::size_t from, std::string_view typed) {
  const auto set = scene.set_of(from);
  if (!set || typed.empty()) return std::nullopt;
  const std::vector<std::size_t> all = siblings(scene, *set);
  const auto at = std::find(all.begin(), all.end(), from);
  if (at == all.end()) return std::nullopt;
  // One letter again and again goes through those that begin with it; more letters stay while they fit.
  const std::size_t first = typed.size() > 1 ? 0 : 1;
  for (std::size_t step = first; step <= all.size(); ++step) {
    const std::size_t i = all[(static_cast<std::size_t>(at - all.begin()) + step) % all.size()];
    if (begins_with(scene.node(i).name, typed)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> first_stop_in(const Scene& scene, std::string_view id) {
  const auto outer = scene.index(id);
  if (!outer) return std::nullopt;
  std::optional<std::size_t> first;
  for (std::size_t i = *outer; i < scene.size(); ++i) {
    if (!scene.inside(i, *outer) || scene.stop(i).takes == Stop::Takes::nothing) continue;
    if (!first || (scene.stop(i).tab && !scene.stop(*first).tab)) first = i;
  }
  return first;
}

}  // namespace mend::ui
