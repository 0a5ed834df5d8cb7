#pragma once

#include "kiosk/app/context.h"
#include "kiosk/screens/first_run_screen.h"

#include <optional>

namespace mend::app {

/// The questions of the first time: language, sound, size, colours. Each may be left out.
class FirstRun {
 public:
  /// `ask_language`: nobody has chosen it before signing in.
  FirstRun(Context& context, bool ask_language);

  /// Writes what was chosen into the preferences; true when something was.
  bool draw(ui::Ui& ui, const Voice& voice, store::Preferences& preferences);
  [[nodiscard]] bool done() const { return !step_.has_value(); }
  [[nodiscard]] const screens::FrameActions& frame_actions() const { return frame_actions_; }
  /// Until the question whether to listen is answered, the questions are read aloud.
  [[nodiscard]] bool speaks_first() const;

 private:
  void go_back();

  Context& context_;
  screens::FirstStep first_;
  std::optional<screens::FirstStep> step_;
  screens::FrameActions frame_actions_;
};

}  // namespace mend::app
