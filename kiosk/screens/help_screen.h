#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/help_model.h"

namespace mend::screens {

struct HelpActions {
  FrameActions frame;
  bool go_back = false;
};

struct StopActions {
  FrameActions frame;
  bool acknowledge = false;
};

void draw(ui::Ui& ui, const Frame& frame, const HelpModel& model, HelpActions& actions);
void draw(ui::Ui& ui, const Frame& frame, const StopModel& model, StopActions& actions);

/// The rows alone, for pages that show them among other things.
void draw_help_rows(ui::Ui& ui, const HelpModel& model);

}  // namespace mend::screens
