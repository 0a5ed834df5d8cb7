#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/home_model.h"

#include <optional>

namespace mend::screens {

enum class HomeTile { learn, forms, mine, settings };

struct HomeActions {
  FrameActions frame;
  std::optional<HomeTile> tile = std::nullopt;
};

void draw(ui::Ui& ui, const Frame& frame, const HomeModel& model, HomeActions& actions);

}  // namespace mend::screens
