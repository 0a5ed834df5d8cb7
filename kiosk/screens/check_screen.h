#pragma once

#include "kiosk/screens/check_model.h"
#include "kiosk/screens/frame.h"

#include <optional>

namespace mend::screens {

struct CheckActions {
  FrameActions frame;
  std::optional<std::size_t> change = std::nullopt;
  bool send = false;
  bool remove = false;
  bool go_on = false;
};

void draw(ui::Ui& ui, const Frame& frame, const CheckModel& model, CheckActions& actions);

}  // namespace mend::screens
