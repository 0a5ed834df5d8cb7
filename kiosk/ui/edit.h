#pragma once

#include "kiosk/window/event.h"

#include <optional>
#include <string>

namespace mend::ui {

/// One step in a text or PIN field.
struct Edit {
  enum class Kind {
    text,
    left,
    right,
    up,
    down,
    word_left,
    word_right,
    line_start,
    line_end,
    text_start,
    text_end,
    backspace,
    erase,
    backspace_word,
    erase_word,
    new_line,
    select_all,
    point,
    word_at  ///< a second touch at once at the same place
  };
  Kind kind = Kind::text;
  std::string text = {};
  bool extend = false;  ///< the selection
  float x = 0;          ///< of point, in window pixels
  float y = 0;
};

/// What a key means in a text field; nothing: it is not the field's.
[[nodiscard]] std::optional<Edit::Kind> edit_of(const window::Event& event, bool many_lines);

}  // namespace mend::ui
