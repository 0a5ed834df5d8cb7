#pragma once

#include "kiosk/ui/scene.h"
#include "kiosk/window/event.h"

#include <cstddef>
#include <optional>
#include <string_view>

// Where keys lead the focus. Pure: from a scene and a place to another place.
namespace mend::ui {

/// The next stop of Tab, round the whole page, or round an open dialog with help and hiding.
std::optional<std::size_t> next_stop(const Scene& scene, std::optional<std::size_t> from, bool backwards);

/// Where an arrow leads inside the set of `from`: round among what is chosen one of, else the nearest that
/// way, as in a grid.
std::optional<std::size_t> arrow_stop(const Scene& scene, std::size_t from, window::Key arrow);

/// The first or last of the set of `from`; none if it is in no set.
std::optional<std::size_t> end_stop(const Scene& scene, std::size_t from, bool last);

/// The next of the set whose name begins with what was typed, round the set.
std::optional<std::size_t> named_stop(const Scene& scene, std::size_t from, std::string_view typed);

/// The first stop in the node of this id or in what it holds; what Tab reaches comes before what it does not.
std::optional<std::size_t> first_stop_in(const Scene& scene, std::string_view id);

[[nodiscard]] inline bool is_arrow(window::Key key) {
  return key == window::Key::left || key == window::Key::right || key == window::Key::up ||
         key == window::Key::down;
}

}  // namespace mend::ui
