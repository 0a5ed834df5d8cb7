#pragma once

#include <cstdint>
#include <string>

namespace mend::window {

/// The keys that mean something to the kiosk. Letters arrive as text; every other key is `other`.
enum class Key {
  other,
  tab,
  enter,
  space,
  escape,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  backspace,
  del,
  shift,
  f1,
  f2,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,  ///< means nothing to the kiosk
  f12,  ///< the same
  a,
  volume_up,
  volume_down,
};

enum class EventKind {
  key_down,
  key_up,
  text,
  pointer_down,
  pointer_up,
  pointer_move,
  pointer_cancel,
  wheel,
  resized,  ///< the window has a new size; ask Window::size
  exposed,  ///< the pixels were lost; present repaints everything
  woken,    ///< Window::wake was called, or the deadline passed
  quit,     ///< the system asks the program to end
};

/// Which pointing device speaks: a finger drags the page, a mouse does not.
enum class Pointer { mouse, touch };

struct Modifiers {
  bool shift = false;
  bool control = false;
  bool alt = false;
};

/// One input event in window pixels. Only the members of its kind have meaning.
struct Event {
  EventKind kind = EventKind::woken;
  Key key = Key::other;
  Modifiers modifiers;
  bool repeat = false;  ///< key_down sent by the keyboard's own repeat
  Pointer pointer = Pointer::mouse;
  std::int64_t finger = 0;  ///< which one; each keeps its number from down to up
  float x = 0;
  float y = 0;
  float wheel = 0;   ///< notches; positive is away from the person, which moves the page towards its top
  std::string text;  ///< UTF-8, valid
  std::uint64_t time_ms = 0;  ///< monotonic, of the same clock as Window::now_ms
};

}  // namespace mend::window
