#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/sent_model.h"

namespace mend::screens {

struct SentActions {
  FrameActions frame;
  bool done = false;
};

void draw(ui::Ui& ui, const Frame& frame, const SentModel& model, SentActions& actions);

}  // namespace mend::screens
