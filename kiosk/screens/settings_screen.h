#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/settings_model.h"

#include <optional>
#include <string>

namespace mend::screens {

struct SettingsActions {
  FrameActions frame;
  std::optional<std::string> language = std::nullopt;
  std::optional<WordSize> size = std::nullopt;
};

void draw(ui::Ui& ui, const Frame& frame, const SettingsModel& model, SettingsActions& actions);

/// As the components measure it.
[[nodiscard]] ui::TextSize text_size_of(WordSize size);

}  // namespace mend::screens
