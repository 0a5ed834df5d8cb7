#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/sign_in_model.h"

#include <optional>
#include <string>

namespace mend::screens {

struct SignInActions {
  FrameActions frame;
  std::optional<std::string> language = std::nullopt;
  bool all_languages = false;  ///< there are too many for this page
  std::optional<std::size_t> tile = std::nullopt;
};

void draw(ui::Ui& ui, const Frame& frame, const SignInModel& model, SignInActions& actions);

}  // namespace mend::screens
