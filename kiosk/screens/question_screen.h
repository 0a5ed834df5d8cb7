#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/question_model.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mend::screens {

struct QuestionActions {
  FrameActions frame;
  /// Question and its new value.
  std::vector<std::pair<std::string, std::string>> edits;
  bool go_on = false;
  bool skip = false;
};

void draw(ui::Ui& ui, const Frame& frame, const QuestionModel& model, QuestionActions& actions);

}  // namespace mend::screens
