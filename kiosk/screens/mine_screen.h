#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/mine_model.h"

#include <optional>

namespace mend::screens {

struct MineActions {
  FrameActions frame;
  std::optional<std::size_t> withdraw = std::nullopt;
};

void draw(ui::Ui& ui, const Frame& frame, const MineModel& model, MineActions& actions);

}  // namespace mend::screens
