#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/tasks_model.h"

#include <optional>

namespace mend::screens {

struct TasksActions {
  FrameActions frame;
  std::optional<std::size_t> task = std::nullopt;
  bool go_on = false;
};

void draw(ui::Ui& ui, const Frame& frame, const TasksModel& model, TasksActions& actions);

}  // namespace mend::screens
