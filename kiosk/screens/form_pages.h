#pragma once

#include "kiosk/screens/form_model.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/question_screen.h"

namespace mend::screens {

/// Draws the page of a repeat's list, of taking one out, of skipping a whole page, or of the tasks, and does
/// what is pressed on it. Going back before the first page is the caller's: `left` says so.
struct FormPages {
  FrameActions frame;
  bool left = false;
};

[[nodiscard]] FormPages draw_between(ui::Ui& ui, const Frame& frame, const messages::Catalogue& catalogue,
                                     FormModel& form);

/// Does what was pressed on a page of questions; first of all what was typed in the same frame. True when the
/// person goes back before the first page, which is the caller's.
[[nodiscard]] bool follow(QuestionActions& actions, FormModel& form);

}  // namespace mend::screens
