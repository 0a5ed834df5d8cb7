#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/items_model.h"

#include <optional>

namespace mend::screens {

struct ItemsActions {
  FrameActions frame;
  std::optional<std::size_t> item = std::nullopt;
};

void draw(ui::Ui& ui, const Frame& frame, const ItemsModel& model, ItemsActions& actions);

}  // namespace mend::screens
