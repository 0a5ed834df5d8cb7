#pragma once

#include "kiosk/ui/semantics.h"
#include "kiosk/ui/stop.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::ui {

/// The last frame, as the events of now see it: what the person saw.
class Scene {
 public:
  Scene(const Tree& tree, const std::vector<Stop>& stops, bool right_to_left)
      : tree_(tree), stops_(stops), right_to_left_(right_to_left) {}

  [[nodiscard]] std::size_t size() const { return tree_.nodes.size(); }
  [[nodiscard]] const Tree& tree() const { return tree_; }
  [[nodiscard]] const Node& node(std::size_t i) const { return tree_.nodes[i]; }
  [[nodiscard]] const Stop& stop(std::size_t i) const { return stops_[i]; }
  [[nodiscard]] bool right_to_left() const { return right_to_left_; }

  [[nodiscard]] std::optional<std::size_t> index(std::string_view id) const;
  [[nodiscard]] Stop::Takes takes(std::string_view id) const;
  /// A press does something.
  [[nodiscard]] bool pressable(std::size_t i) const;
  /// What a press at this place means; empty: nothing.
  [[nodiscard]] std::string hit(float x, float y) const;
  [[nodiscard]] bool inside(std::size_t i, std::size_t ancestor) const;
  /// The set that a node is one of: radios, tiles, tabs, keys. Arrows, Home and End move in it.
  [[nodiscard]] std::optional<std::size_t> set_of(std::size_t i) const;

 private:
  const Tree& tree_;
  const std::vector<Stop>& stops_;
  bool right_to_left_;
};

}  // namespace mend::ui
