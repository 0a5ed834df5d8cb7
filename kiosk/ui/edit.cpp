#include "kiosk/ui/edit.h"

namespace mend::ui {

std::optional<Edit::Kind> edit_of(const window::Event& event, bool many_lines) {
  using Kind = Edit::Kind;
  using window::Key;
  const bool far = event.modifiers.control;
  switch (event.key) {
    case Key::left:
      return far ? Kind::word_left : Kind::left;
    case Key::right:
      return far ? Kind::word_right : Kind::right;
    case Key::up:
      return Kind::up;
    case Key::down:
      return Kind::down;
    case Key::home:
      return far ? Kind::text_start : Kind::line_start;
    case Key::end:
      return far ? Kind::text_end : Kind::line_end;
    case Key::backspace:
      return far ? Kind::backspace_word : Kind::backspace;
    case Key::del:
      return far ? Kind::erase_word : Kind::erase;
    case Key::enter:
      return many_lines ? std::optional(Kind::new_line) : std::nullopt;
    case Key::a:
      return event.modifiers.control ? std::optional(Kind::select_all) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace mend::ui
