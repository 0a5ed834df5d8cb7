#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/settings_model.h"

#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

/// A setting and what was chosen for it.
struct Chosen {
  std::string setting;
  std::string choice;
};

struct SettingsActions {
  FrameActions frame;
  std::optional<std::string> language = std::nullopt;
  std::optional<Chosen> chosen = std::nullopt;
  std::optional<SettingsTab> tab = std::nullopt;
};

void draw(ui::Ui& ui, const Frame& frame, const SettingsModel& model, SettingsActions& actions);

/// How the choices of one setting are shown.
struct ShowSetting {
  ui::Words sample;  ///< what a choice of size, colours or spacing is shown with
  bool label_is_heading = false;
};
/// The setting as big tiles, with signs and samples; returns what was chosen now.
std::optional<Chosen> draw_setting(ui::Ui& ui, const Frame& frame, const Setting& setting,
                                   const ShowSetting& how);
/// Languages as tiles, each in its own words and script.
std::optional<std::string> draw_languages(ui::Ui& ui, const ui::Words& label,
                                          const std::vector<LanguageChoice>& languages,
                                          bool label_is_heading);

}  // namespace mend::screens
