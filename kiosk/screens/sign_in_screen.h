#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/sign_in_model.h"

#include <optional>
#include <string>

namespace mend::screens {

struct SignInActions {
  FrameActions frame;
  std::optional<std::string> language = std::nullopt;
  std::optional<std::size_t> tile = std::nullopt;
};

void draw(ui::Ui& ui, const Frame& frame, const SignInModel& model, SignInActions& actions);

/// A row of buttons, each language in its own words and script.
std::optional<std::string> draw_languages(ui::Ui& ui, const std::vector<LanguageChoice>& languages);

}  // namespace mend::screens
