#pragma once

#include "kiosk/screens/first_run_model.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/settings_screen.h"

#include <optional>
#include <string>

namespace mend::screens {

struct FirstRunActions {
  FrameActions frame;
  std::optional<std::string> language = std::nullopt;
  std::optional<Chosen> chosen = std::nullopt;
  bool go_on = false;
};

void draw(ui::Ui& ui, const Frame& frame, const FirstRunModel& model, FirstRunActions& actions);

}  // namespace mend::screens
