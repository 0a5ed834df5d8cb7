#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/list_model.h"

#include <optional>

namespace mend::screens {

struct ListActions {
  FrameActions frame;
  std::optional<std::size_t> change = std::nullopt;
  std::optional<std::size_t> take_out = std::nullopt;
  bool add = false;
  bool go_on = false;
};

void draw(ui::Ui& ui, const Frame& frame, const ListModel& model, ListActions& actions);

}  // namespace mend::screens
