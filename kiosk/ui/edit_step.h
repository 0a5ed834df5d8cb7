#pragma once

#include "kiosk/ui/edit.h"
#include "kiosk/ui/edit_buffer.h"
#include "kiosk/ui/field_view.h"

#include <functional>
#include <string>

namespace mend::ui {

/// The text of a field as one step needs it. Most steps need no layout: a thousand keys in one frame lay out
/// once.
struct EditPlace {
  std::string language;
  Direction direction = Direction::left_to_right;  ///< of a paragraph without letters
  std::function<FieldView()> view;                 ///< of the text as it is now
  float x = 0;                                     ///< the field's inner corner
  float y = 0;
};

/// One key, or a press at a place. `caret_goal` is where up and down want to stay.
void take_step(EditBuffer& buffer, const Edit& edit, const EditBuffer::Limits& limits, const EditPlace& place,
               float& caret_goal);

}  // namespace mend::ui
