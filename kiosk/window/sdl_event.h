#pragma once

#include "content/base/result.h"
#include "kiosk/window/canvas.h"
#include "kiosk/window/event.h"

#include <optional>
#include <string_view>
#include <vector>

union SDL_Event;

// Between SDL's events and ours; used by Window only.
namespace mend::window {

/// Nothing for what the kiosk does not care about. `wake` is the number of our own SDL event.
std::optional<Event> from_sdl(const SDL_Event& event, Size window, std::uint32_t wake);

SDL_Event pointer_event(EventKind kind, Pointer pointer, float x, float y, Size window);
base::Result<std::vector<SDL_Event>> key_events(std::string_view name, Modifiers modifiers);
std::vector<SDL_Event> text_events(std::string_view text);

}  // namespace mend::window
