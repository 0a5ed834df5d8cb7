#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/question_model.h"
#include "kiosk/screens/reader_screen.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mend::screens {

/// Pictures and recordings of a form, by the names that it calls them ("jr://images/tea.png").
struct QuestionMedia {
  const Pictures& pictures;
  std::map<std::string, ReaderAudio> recordings;  ///< those that can be heard now
};

struct QuestionActions {
  FrameActions frame;
  /// Question and its new value.
  std::vector<std::pair<std::string, std::string>> edits;
  bool go_on = false;
  bool skip = false;
  /// A recording, and what was pressed at it.
  std::optional<std::pair<std::string, ui::AudioPress>> audio = std::nullopt;
};

/// `model` was made with `memory`, which learns here what is looked for and opened.
void draw(ui::Ui& ui, const Frame& frame, const QuestionModel& model, const QuestionMedia& media,
          QuestionMemory& memory, QuestionActions& actions);

}  // namespace mend::screens
