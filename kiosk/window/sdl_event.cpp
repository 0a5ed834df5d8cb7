#include "kiosk/window/sdl_event.h"

#include <SDL.h>
#include <algorithm>
#include <cctype>
#include <cstring>
#include <string>

namespace mend::window {
namespace {

Key key_of(SDL_Keycode code) {
  switch (code) {
    case SDLK_TAB:
      return Key::tab;
    case SDLK_RETURN:
    case SDLK_RETURN2:
    case SDLK_KP_ENTER:
      return Key::enter;
    case SDLK_SPACE:
      return Key::space;
    case SDLK_ESCAPE:
      return Key::escape;
    case SDLK_LEFT:
      return Key::left;
    case SDLK_RIGHT:
      return Key::right;
    case SDLK_UP:
      return Key::up;
    case SDLK_DOWN:
      return Key::down;
    case SDLK_HOME:
      return Key::home;
    case SDLK_END:
      return Key::end;
    case SDLK_PAGEUP:
      return Key::page_up;
    case SDLK_PAGEDOWN:
      return Key::page_down;
    case SDLK_BACKSPACE:
      return Key::backspace;
    case SDLK_DELETE:
      return Key::del;
    case SDLK_LSHIFT:
    case SDLK_RSHIFT:
      return Key::shift;
    case SDLK_F1:
      return Key::f1;
    case SDLK_F2:
      return Key::f2;
    case SDLK_F4:
      return Key::f4;
    case SDLK_F5:
      return Key::f5;
    case SDLK_F6:
      return Key::f6;
    case SDLK_F7:
      return Key::f7;
    case SDLK_F8:
      return Key::f8;
    case SDLK_VOLUMEUP:
      return Key::volume_up;
    case SDLK_VOLUMEDOWN:
      return Key::volume_down;
    case SDLK_F9:
      return Key::f9;
    case SDLK_F10:
      return Key::f10;
    case SDLK_F11:
      return Key::f11;
    case SDLK_F12:
      return Key::f12;
    case SDLK_a:
      return Key::a;
    default:
      return Key::other;
  }
}

Event at(EventKind kind, Uint32 time) {
  Event event;
  event.kind = kind;
  // SDL's stamps begin again after 49 days; a kiosk runs longer than that.
  const Uint64 now = SDL_GetTicks64();
  event.time_ms = now - static_cast<Uint32>(static_cast<Uint32>(now) - time);
  return event;
}

Event key_event(EventKind kind, const SDL_KeyboardEvent& key) {
  Event event = at(kind, key.timestamp);
  event.key = key_of(key.keysym.sym);
  event.modifiers = {(key.keysym.mod & KMOD_SHIFT) != 0, (key.keysym.mod & KMOD_CTRL) != 0,
                     (key.keysym.mod & KMOD_ALT) != 0};
  event.repeat = key.repeat != 0;
  return event;
}

Event touch_event(EventKind kind, const SDL_TouchFingerEvent& finger, Size window) {
  Event event = at(kind, finger.timestamp);
  event.pointer = Pointer::touch;
  event.finger = finger.fingerId;
  event.x = finger.x * static_cast<float>(window.width);
  event.y = finger.y * static_cast<float>(window.height);
  return event;
}

template <class Source>
Event mouse_event(EventKind kind, const Source& source) {
  Event event = at(kind, source.timestamp);
  event.x = static_cast<float>(source.x);
  event.y = static_cast<float>(source.y);
  return event;
}

std::optional<Event> window_event(const SDL_WindowEvent& source) {
  switch (source.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
      return at(EventKind::resized, source.timestamp);
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
      return at(EventKind::exposed, source.timestamp);
    case SDL_WINDOWEVENT_LEAVE:
    case SDL_WINDOWEVENT_FOCUS_LOST:
      return at(EventKind::pointer_cancel, source.timestamp);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Event> from_sdl(const SDL_Event& event, Size window, std::uint32_t wake) {
  if (event.type == wake) return at(EventKind::woken, event.user.timestamp);
  switch (event.type) {
    case SDL_QUIT:
      return at(EventKind::quit, event.quit.timestamp);
    case SDL_WINDOWEVENT:
      return window_event(event.window);
    case SDL_KEYDOWN:
      return key_event(EventKind::key_down, event.key);
    case SDL_KEYUP:
      return key_event(EventKind::key_up, event.key);
    case SDL_TEXTINPUT: {
      Event text = at(EventKind::text, event.text.timestamp);
      text.text.assign(event.text.text, strnlen(event.text.text, sizeof event.text.text));
      return text;
    }
    case SDL_MOUSEMOTION:
      return mouse_event(EventKind::pointer_move, event.motion);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.button != SDL_BUTTON_LEFT) return std::nullopt;
      return mouse_event(event.type == SDL_MOUSEBUTTONDOWN ? EventKind::pointer_down : EventKind::pointer_up,
                         event.button);
    case SDL_MOUSEWHEEL: {
      Event wheel = at(EventKind::wheel, event.wheel.timestamp);
      wheel.wheel = event.wheel.preciseY;
      wheel.x = static_cast<float>(event.wheel.mouseX);
      wheel.y = static_cast<float>(event.wheel.mouseY);
      return wheel;
    }
    case SDL_FINGERDOWN:
      return touch_event(EventKind::pointer_down, event.tfinger, window);
    case SDL_FINGERUP:
      return touch_event(EventKind::pointer_up, event.tfinger, window);
    case SDL_FINGERMOTION:
      return touch_event(EventKind::pointer_move, event.tfinger, window);
    default:
      return std::nullopt;
  }
}

SDL_Event pointer_event(EventKind kind, Pointer pointer, float x, float y, Size window) {
  SDL_Event event;
  std::memset(&event, 0, sizeof event);
  const bool down = kind == EventKind::pointer_down;
  const bool up = kind == EventKind::pointer_up;
  if (pointer == Pointer::touch) {
    event.type = down ? SDL_FINGERDOWN : up ? SDL_FINGERUP : SDL_FINGERMOTION;
    event.tfinger.x = x / static_cast<float>(std::max(window.width, 1));
    event.tfinger.y = y / static_cast<float>(std::max(window.height, 1));
    event.tfinger.pressure = 1;
  } else if (down || up) {
    event.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.state = down ? SDL_PRESSED : SDL_RELEASED;
    event.button.clicks = 1;
    event.button.x = static_cast<Sint32>(x);
    event.button.y = static_cast<Sint32>(y);
  } else {
    event.type = SDL_MOUSEMOTION;
    event.motion.x = static_cast<Sint32>(x);
    event.motion.y = static_cast<Sint32>(y);
  }
  return event;
}

base::Result<std::vector<SDL_Event>> key_events(std::string_view name, Modifiers modifiers) {
  const std::string key_name(name);
  const SDL_Keycode code = SDL_GetKeyFromName(key_name.c_str());
  if (code == SDLK_UNKNOWN) return base::refused("No key is called “" + key_name + "”; use SDL's key names.");
  SDL_Event down;
  std::memset(&down, 0, sizeof down);
  down.type = SDL_KEYDOWN;
  down.key.state = SDL_PRESSED;
  down.key.keysym.sym = code;
  down.key.keysym.scancode = SDL_GetScancodeFromKey(code);
  down.key.keysym.mod =
      static_cast<Uint16>((modifiers.shift ? KMOD_LSHIFT : 0) | (modifiers.control ? KMOD_LCTRL : 0) |
                          (modifiers.alt ? KMOD_LALT : 0));
  SDL_Event up = down;
  up.type = SDL_KEYUP;
  up.key.state = SDL_RELEASED;
  std::vector<SDL_Event> events{down};
  if (code >= 32 && code < 127 && !modifiers.control && !modifiers.alt) {
    // A keyboard's printable key sends its character as text too.
    const char character = static_cast<char>(modifiers.shift ? std::toupper(code) : code);
    for (const SDL_Event& event : text_events({&character, 1})) events.push_back(event);
  }
  events.push_back(up);
  return events;
}

std::vector<SDL_Event> text_events(std::string_view text) {
  std::vector<SDL_Event> events;
  while (!text.empty()) {
    std::size_t length = std::min<std::size_t>(text.size(), SDL_TEXTINPUTEVENT_TEXT_SIZE - 1);
    // Never cut inside a character.
    while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
      --length;
    if (length == 0) break;
    SDL_Event event;
    std::memset(&event, 0, sizeof event);
    event.type = SDL_TEXTINPUT;
    std::memcpy(event.text.text, text.data(), length);
    events.push_back(event);
    text.remove_prefix(length);
  }
  return events;
}

}  // namespace mend::window
