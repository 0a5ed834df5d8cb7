#include "kiosk/ui/scan_order.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mend::ui {
namespace {

/// How much of a view the next reading place goes on by.
constexpr float kReadStep = 0.8F;

/// An item and the set that it is one of, as far as the order cares.
struct Placed {
  ScanItem item;
  std::optional<std::size_t> zone;
};

bool is_words(Role role) {
  return role == Role::heading || role == Role::text || role == Role::list_item || role == Role::image ||
         role == Role::alert || role == Role::status || role == Role::page || role == Role::group;
}

std::optional<std::size_t> front_node(const Scene& scene) {
  std::optional<std::size_t> front = scene.tree().modal;
  for (std::size_t i = 0; i < scene.size(); ++i) {
    if (scene.node(i).role == Role::listbox && scene.tree().in_use(i)) front = i;
  }
  return front;
}

std::optional<std::size_t> first_key(const Scene& scene) {
  for (std::size_t i = 0; i < scene.size(); ++i) {
    if (scene.node(i).role == Role::key && scene.pressable(i)) return i;
  }
  return std::nullopt;
}

std::size_t beginning(const Scene& scene) {
  if (const auto front = front_node(scene)) return *front;
  if (const auto key = first_key(scene)) return *key;
  return scene.index("heading").value_or(0);
}

/// The outermost set: a keyboard's rows belong together, and so do the rows of a list.
std::optional<std::size_t> zone_of(const Scene& scene, std::size_t i) {
  std::optional<std::size_t> zone;
  for (auto at = std::optional<std::size_t>(i); at; at = scene.node(*at).parent) {
    if (const auto set = scene.set_of(*at)) zone = set;
  }
  return zone;
}

/// The page's scrolled nodes, with places to read at wherever the next thing to press is out of sight.
class Reading {
 public:
  Reading(const Scene& scene, float offset) : scene_(scene), offset_(offset) {
    covered_ = scene.tree().viewport.height;
  }

  /// Adds what must be read before node `i`, and reckons with what is seen when `i` itself is marked.
  void before(std::size_t i, std::vector<Placed>& order) {
    const Node& node = scene_.node(i);
    const Rect& view = scene_.tree().viewport;
    if (!node.scrolls || scene_.tree().content_height <= view.height || !scene_.tree().in_use(i)) return;
    const float top = node.rect.y - view.y + offset_;
    const float bottom = top + node.rect.height;
    if (scene_.pressable(i)) {
      covered_ = std::max(covered_, bottom);
      return;
    }
    if (!is_words(node.role) || node.role == Role::page || node.role == Role::group) return;
    while (bottom > covered_ && view.height > 0) {
      const float at = std::round(std::max(top, covered_ - view.height * (1 - kReadStep)));
      order.push_back({{"read/" + std::to_string(++count_), view, at}, std::nullopt});
      covered_ = std::max(at + view.height, covered_ + view.height * kReadStep);
    }
  }

 private:
  const Scene& scene_;
  float offset_;
  float covered_;
  int count_ = 0;
};

std::vector<Placed> in_order(const Scene& scene, float offset) {
  std::vector<Placed> order;
  Reading reading(scene, offset);
  std::size_t first = 0;  // in `order`
  const std::size_t start = beginning(scene);
  for (std::size_t i = 0; i < scene.size(); ++i) {
    if (i == start) first = order.size();
    reading.before(i, order);
    if (!scene.pressable(i) || scene.node(i).id == "help") continue;
    order.push_back({{scene.node(i).id, scene.node(i).rect}, zone_of(scene, i)});
  }
  std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(first), order.end());
  return order;
}

bool same_row(const Rect& a, const Rect& b) {
  const float middle = b.y + b.height / 2;
  return middle > a.y && middle < a.bottom() && std::abs(a.height - b.height) < a.height;
}

/// Evenly, so that no group is a leftover of one.
void split_into(std::vector<ScanGroup>& groups, const ScanGroup& all) {
  const std::size_t parts = (all.size() + kScanMost - 1) / kScanMost;
  std::size_t begin = 0;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t end = all.size() * (part + 1) / parts;
    groups.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(begin),
                        all.begin() + static_cast<std::ptrdiff_t>(end));
    begin = end;
  }
}

/// Rows stay rows; what stands alone in its row joins its neighbours below.
void split_zone(std::vector<ScanGroup>& groups, const ScanGroup& zone) {
  ScanGroup column;
  const auto flush = [&] {
    if (!column.empty()) split_into(groups, std::exchange(column, {}));
  };
  for (std::size_t begin = 0; begin < zone.size();) {
    std::size_t end = begin + 1;
    while (end < zone.size() && same_row(zone[begin].rect, zone[end].rect)) ++end;
    if (end - begin == 1) {
      column.push_back(zone[begin]);
    } else {
      flush();
      split_into(groups, {zone.begin() + static_cast<std::ptrdiff_t>(begin),
                          zone.begin() + static_cast<std::ptrdiff_t>(end)});
    }
    begin = end;
  }
  flush();
}

std::vector<ScanGroup> grouped(const std::vector<Placed>& order) {
  std::vector<ScanGroup> groups;
  const auto to_press =
      std::count_if(order.begin(), order.end(), [](const Placed& placed) { return !placed.item.read_at; });
  if (static_cast<std::size_t>(to_press) <= kScanMost) {
    for (const Placed& placed : order) groups.push_back({placed.item});
    return groups;
  }
  for (std::size_t begin = 0; begin < order.size();) {
    if (order[begin].item.read_at) {
      groups.push_back({order[begin++].item});
      continue;
    }
    ScanGroup zone;
    std::size_t end = begin;
    for (; end < order.size() && order[end].zone == order[begin].zone && !order[end].item.read_at; ++end)
      zone.push_back(order[end].item);
    split_zone(groups, zone);
    begin = end;
  }
  return groups;
}

}  // namespace

std::string scan_front(const Scene& scene) {
  if (const auto front = front_node(scene)) return scene.node(*front).id;
  return first_key(scene) ? "keyboard" : "";
}

std::vector<ScanGroup> scan_order(const Scene& scene, float scroll_offset) {
  std::vector<ScanGroup> order = grouped(in_order(scene, scroll_offset));
  const auto help = scene.index("help");
  if (!help || !scene.pressable(*help)) return order;
  const ScanGroup item{{"help", scene.node(*help).rect}};
  for (std::size_t at = kScanMost; at < order.size(); at += kScanMost + 1)
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), item);
  order.push_back(item);
  return order;
}

}  // namespace mend::ui
