#include "kiosk/ui/scene.h"

namespace mend::ui {

using Takes = Stop::Takes;

namespace {

bool is_set(Role role) {
  return role == Role::radio_group || role == Role::list || role == Role::listbox || role == Role::tab_list ||
         role == Role::toolbar || role == Role::group;
}

}  // namespace

std::optional<std::size_t> Scene::index(std::string_view id) const {
  if (id.empty()) return std::nullopt;
  for (std::size_t i = 0; i < size(); ++i) {
    if (node(i).id == id) return i;
  }
  return std::nullopt;
}

Takes Scene::takes(std::string_view id) const {
  const auto at = index(id);
  return at ? stop(*at).takes : Takes::nothing;
}

bool Scene::inside(std::size_t i, std::size_t ancestor) const {
  for (auto at = std::optional<std::size_t>(i); at; at = node(*at).parent) {
    if (*at == ancestor) return true;
  }
  return false;
}

bool Scene::pressable(std::size_t i) const {
  return stop(i).takes != Takes::nothing && stop(i).takes != Takes::focus && !node(i).states.disabled &&
         tree_.in_use(i);
}

std::string Scene::hit(float x, float y) const {
  for (std::size_t i = size(); i-- > 0;) {
    const Node& it = node(i);
    if (pressable(i) && it.rect.contains(x, y) && (!it.scrolls || tree_.viewport.contains(x, y)))
      return it.id;
  }
  return {};
}

std::optional<std::size_t> Scene::set_of(std::size_t i) const {
  const auto parent = node(i).parent;
  return parent && is_set(node(*parent).role) ? parent : std::nullopt;
}

}  // namespace mend::ui
