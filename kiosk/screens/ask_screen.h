#pragma once

#include "kiosk/screens/ask_model.h"
#include "kiosk/screens/frame.h"

namespace mend::screens {

struct AskActions {
  FrameActions frame;
  bool first = false;
  bool second = false;
  bool third = false;
};

void draw(ui::Ui& ui, const Frame& frame, const AskModel& model, AskActions& actions);

struct ErrorActions {
  FrameActions frame;
};

void draw(ui::Ui& ui, const Frame& frame, const ErrorModel& model, ErrorActions& actions);

}  // namespace mend::screens
