#pragma once

#include "kiosk/screens/before_model.h"
#include "kiosk/screens/frame.h"

namespace mend::screens {

struct BeforeActions {
  FrameActions frame;
  bool start = false;
};

void draw(ui::Ui& ui, const Frame& frame, const BeforeModel& model, BeforeActions& actions);

}  // namespace mend::screens
